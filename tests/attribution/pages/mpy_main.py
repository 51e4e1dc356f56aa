import asyncio
import js
from pyscript import WebSocket, when
import mpy_module

js.WebSocket.new(js.address("src"))
WebSocket(url=js.address("pyscript-websocket"))
js.setTimeout(lambda *_: js.WebSocket.new(js.address("timer")), 5)


@when("click", "#button")
def on_click(event):
    js.WebSocket.new(js.address("when"))


js.document.querySelector("#button").click()


async def task():
    await asyncio.sleep(0.01)
    js.WebSocket.new(js.address("task"))


asyncio.create_task(task())
socket = js.WebSocket.new(js.address("closing"))
socket.onclose = lambda *_: js.WebSocket.new(js.address("onclose"))
js.helper("helper")
js.helperLater("helper-later")
js.fire(lambda *_: js.WebSocket.new(js.address("called-back")))
mpy_module.open_socket()
