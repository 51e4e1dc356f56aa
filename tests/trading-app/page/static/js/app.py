"""Starts the Python side of the page: its client, its bridge for the JavaScript side and its own refresh."""

import asyncio
import json

from api_client import FOLLOWS_GUIDE, APIClient
from app_runtime import config, create_proxy, get_json, page_hook, scaled, window
from components import show_toast, update_python_status
from js import console

REFRESH_MS = 10000
TAB_PATHS = {
    "scanner": "/api/scanner/status",
    "positions": "/api/positions?active_only=true",
    "signals": "/api/signals/active",
}

api_client = APIClient()


def on_realtime_update(message):
    console.log("Realtime update: " + str(message.get("type")))


def handle_scanner_message(text):
    message = json.loads(text)
    if message["type"] == "scanner_error":
        show_toast("Erro na varredura")
    console.log("Scanner message from JavaScript: " + message["type"])


async def refresh_current_tab():
    while True:
        await asyncio.sleep(scaled(REFRESH_MS) / 1000)
        tab = window.currentTab if window is not None else "scanner"
        try:
            await get_json(TAB_PATHS[tab])
        except Exception as error:
            console.log("Auto-refresh failed: " + str(error))


async def main():
    api_client.register_callback("realtime_update", on_realtime_update)
    if window is not None:
        window.handleScannerWebSocketMessage = create_proxy(handle_scanner_message)
    if config["startsTogether"]:
        await page_hook("onPythonLoaded")()
    update_python_status("iniciado", "connecting")
    api_client.connect_websocket()
    if FOLLOWS_GUIDE:
        api_client.start_heartbeat()
    await refresh_current_tab()


asyncio.create_task(main())
