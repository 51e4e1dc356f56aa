from pyscript import WebSocket, window

WebSocket(url=window.address("src"))
