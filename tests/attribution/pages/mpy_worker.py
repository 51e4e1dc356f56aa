import asyncio
import js
from pyscript import WebSocket, window

base = "ws://" + js.location.origin.split("//")[1] + "/case/"
js.WebSocket.new(base + "worker-top")
WebSocket(url=base + "worker-pyscript-websocket")
js.setTimeout(lambda *_: js.WebSocket.new(base + "worker-timer"), 5)
window.WebSocket.new(base + "window-proxy")
window.helper("window-helper")
await asyncio.sleep(0.01)
js.WebSocket.new(base + "worker-await")
