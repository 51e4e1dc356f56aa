"""What differs between Pyodide, MicroPython and their workers, and the clock of the app."""

import json

import js
from pyscript import RUNNING_IN_WORKER

try:
    from pyodide.ffi import create_proxy
except ImportError:
    from pyscript.ffi import create_proxy

with open("config.json") as file:
    config = json.load(file)

# In a worker this client stands alone: it looks neither at the JavaScript client nor at the page, though PyScript would
# lend it the main thread's window.
window = None if RUNNING_IN_WORKER else js.document.defaultView


def scaled(ms):
    """Real milliseconds for milliseconds of app time."""
    return ms * config["timeScale"]


def after(ms, callback):
    """Runs the callback once after real milliseconds. As in the app, its proxy is never destroyed."""
    js.setTimeout(create_proxy(callback), ms)


def every(ms, callback):
    """Runs the callback again and again, real milliseconds apart."""
    js.setInterval(create_proxy(callback), ms)


def now_iso():
    """The local time without a zone, with microseconds."""
    try:
        from datetime import datetime

        return datetime.now().isoformat()
    except ImportError:
        # MicroPython has no datetime, and JavaScript's clock stops at milliseconds.
        date = js.Date.new()
        local = js.Date.new(date.getTime() - date.getTimezoneOffset() * 60000)
        return local.toISOString()[:-1] + "000"


def page_hook(name):
    """A function that the page put on its window or its configuration for this client, or None."""
    if window is None:
        return None
    hook = getattr(window.tradingAppConfig, name, None)
    return hook if hook else None


async def get_json(path):
    """The body of a GET request to the app's server. Raises when the server does not answer with success."""
    response = await js.fetch("http://" + config["backendHost"] + path)
    if not response.ok:
        raise RuntimeError("HTTP " + str(response.status))
    return json.loads(await response.text())
