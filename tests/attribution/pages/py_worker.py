import asyncio
import js
from pyscript import WebSocket, window
from pyodide.ffi import create_proxy

base = "ws://" + js.location.origin.split("//")[1] + "/case/"
js.WebSocket.new(base + "worker-top")
WebSocket(url=base + "worker-pyscript-websocket")
js.setTimeout(create_proxy(lambda: js.WebSocket.new(base + "worker-timer")), 5)
import python_worker_module

python_worker_module.open_socket(base)
window.WebSocket.new(base + "window-proxy")
window.helper("window-helper")
await asyncio.sleep(0.01)
js.WebSocket.new(base + "worker-await")
