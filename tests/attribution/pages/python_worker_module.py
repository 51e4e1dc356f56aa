import js


def open_socket(base):
    js.WebSocket.new(base + "worker-module")
