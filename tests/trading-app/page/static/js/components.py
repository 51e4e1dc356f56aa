"""The parts of the page that the Python client writes to. In a worker there is no page, and all of this does nothing."""

from app_runtime import window


def update_connection_status(text, css):
    """Writes to the same label as the JavaScript client: the id is there twice, and the first one is found."""
    if window is None:
        return
    status = window.document.getElementById("connection-status")
    status.setAttribute("data-state", css)
    status.querySelector("span:last-child").textContent = text


def update_python_status(text, css):
    """Writes to the second label, in the footer."""
    if window is None:
        return
    label = window.document.querySelectorAll("#connection-status").item(1)
    label.setAttribute("data-state", css)
    label.querySelector("span:last-child").textContent = "PyScript: " + text


def show_toast(text):
    """Shows a short note to the user."""
    if window is not None:
        window.showNotification(text)
