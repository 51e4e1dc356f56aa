import js


def open_socket():
    js.WebSocket.new(js.address("module"))
