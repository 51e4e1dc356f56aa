"""The Python client of the trading app: its own WebSocket beside the JavaScript one, with polling as fallback."""

import asyncio
import json

from app_runtime import after, config, create_proxy, get_json, now_iso, page_hook, scaled, window
from components import show_toast, update_connection_status, update_python_status
from js import WebSocket, console

FOLLOWS_GUIDE = config["preset"] == "guide"


class APIClient:
    def __init__(self):
        self.websocket = None
        self.ws_url = self.get_websocket_url()
        self.is_connected = False
        self.callbacks = {}
        self.reconnect_interval = 1000 if FOLLOWS_GUIDE else 5000
        self.max_reconnect_attempts = 10 if FOLLOWS_GUIDE else 5
        self.reconnect_attempts = 0
        self.connection_id = None
        self.server_version = None
        self.last_ping_time = None
        self.auto_subscribe_channels = ["general", "trading_data"]
        if config["generation"] == "H":
            self.auto_subscribe_channels.append("trading_signals")
        self.polling_active = False
        self.health_check_active = False

    def get_websocket_url(self):
        try:
            protocol = "wss" if window is not None and window.location.protocol == "https:" else "ws"
            url = protocol + "://" + config["backendHost"] + "/ws"
        except Exception:
            url = "ws://localhost:8000/ws"
        console.log("WebSocket URL constructed: " + url)
        return url

    def connect_websocket(self):
        if self.websocket and self.is_connected:
            console.log("WebSocket already connected - skipping")
            return
        js_client = getattr(window, "tradingWebSocket", None) if window is not None else None
        if js_client and js_client.isConnected:
            console.log("JavaScript WebSocket is active and connected - using polling fallback for PyScript")
            self.handle_websocket_unavailable()
            return
        if js_client and js_client.isConnecting and not FOLLOWS_GUIDE:
            console.log("JavaScript WebSocket is connecting - waiting...")
            after(scaled(2000), lambda *_: self.connect_websocket())
            return
        self.open_websocket()

    def open_websocket(self):
        console.log("Attempting PyScript WebSocket connection to: " + self.ws_url)
        try:
            self.websocket = WebSocket.new(self.ws_url)
            self.websocket.onopen = create_proxy(self.on_open)
            self.websocket.onmessage = create_proxy(self.on_message)
            self.websocket.onclose = create_proxy(self.on_close)
            self.websocket.onerror = create_proxy(self.on_error)
        except Exception as error:
            console.error("Failed to create PyScript WebSocket: " + str(error))
            self.attempt_reconnect()
            return
        if FOLLOWS_GUIDE:
            opening = self.websocket
            after(scaled(10000), lambda *_: opening.close() if opening.readyState == 0 else None)

    def on_open(self, event):
        console.log("PyScript WebSocket connected successfully")
        self.is_connected = True
        self.reconnect_attempts = 0
        update_connection_status("Conectado (PyScript)", "connected")
        update_python_status("conectado", "connected")
        for channel in self.auto_subscribe_channels:
            self.subscribe_to_channel(channel)
        self.send_ping()

    def on_close(self, event):
        console.log("WebSocket disconnected. Code: " + str(event.code) + ", Reason: " + event.reason)
        self.is_connected = False
        update_python_status("desconectado", "disconnected")
        self.attempt_reconnect()

    def on_error(self, event):
        console.error("PyScript WebSocket error:", event)
        code = getattr(event, "code", None)
        console.error("WebSocket error details - Type: " + event.type + ", Code: " + str(code))
        if window is not None and getattr(window, "tradingWebSocket", None):
            self.handle_websocket_unavailable()

    def attempt_reconnect(self):
        if self.reconnect_attempts >= self.max_reconnect_attempts:
            console.error("Max reconnection attempts reached. WebSocket connection failed.")
            self.handle_websocket_unavailable()
            return
        delay = scaled(min(self.reconnect_interval * 2**self.reconnect_attempts, 30000))
        self.reconnect_attempts += 1
        counter = str(self.reconnect_attempts) + "/" + str(self.max_reconnect_attempts)
        console.log("Attempting reconnection " + counter + " in " + str(delay) + "ms")
        after(delay, lambda *_: self.connect_websocket())
        report = page_hook("onRetryScheduled")
        if report:
            report("py", delay)

    def on_message(self, event):
        try:
            message = json.loads(event.data)
        except ValueError as error:
            console.error("Error parsing WebSocket message: " + str(error))
            return
        message_type = message.get("type")
        console.log("WebSocket received: " + str(message_type))
        handler = getattr(self, "handle_" + str(message_type), None)
        if handler and not message.get("broadcast_info"):
            handler(message)
        elif message.get("broadcast_info"):
            self.handle_broadcast(message)
        else:
            console.log("Unhandled WebSocket message type: " + str(message_type))

    def handle_connection_established(self, message):
        data = message.get("data", {})
        self.connection_id = data.get("connection_id")
        self.server_version = data.get("server_version")
        # Subscribed at open already; the app does it twice.
        for channel in self.auto_subscribe_channels:
            self.subscribe_to_channel(channel)

    def handle_subscribed(self, message):
        console.log("Subscription confirmed: " + message["data"]["channel"])

    def handle_unsubscribed(self, message):
        console.log("Unsubscribed: " + message["data"]["channel"])

    def handle_error(self, message):
        console.error("Server error: " + str(message.get("error")))
        show_toast("Erro de Conexão")

    def handle_ping(self, message):
        self.send({"type": "pong", "timestamp": now_iso(), "server_timestamp": message.get("timestamp")})

    def handle_pong(self, message):
        if self.last_ping_time:
            console.log("Pong received, ping sent at " + self.last_ping_time)

    def handle_broadcast(self, message):
        channel = "channel_" + message["broadcast_info"]["channel"]
        callback = self.callbacks.get(channel) or self.callbacks.get(message["type"])
        if callback:
            callback(message)

    def register_callback(self, name, callback):
        self.callbacks[name] = callback

    def subscribe_to_channel(self, channel):
        data = {"channel": channel, "send_snapshot": True, "timestamp": now_iso()}
        return self.send({"type": "subscribe", "data": data})

    def unsubscribe_from_channel(self, channel):
        return self.send({"type": "unsubscribe", "data": {"channel": channel, "timestamp": now_iso()}})

    def request_manual_update(self, update_type):
        return self.send({"type": "request_update", "data": {"type": update_type}})

    def get_connection_stats(self):
        return self.send({"type": "get_stats", "timestamp": now_iso()})

    def send_ping(self):
        self.last_ping_time = now_iso()
        return self.send({"type": "ping", "source": "pyscript_websocket", "timestamp": self.last_ping_time})

    def send(self, message):
        if not self.websocket or not self.is_connected:
            console.log("WebSocket not connected - message dropped")
            self.connect_websocket()
            return False
        self.websocket.send(json.dumps(message))
        console.log("WebSocket sent: " + message["type"])
        return True

    def start_heartbeat(self):
        """The ping every 30 s that the guide documents; the app has none on this side."""

        def beat(*_):
            if self.is_connected:
                self.send_ping()
            after(scaled(30000), beat)

        after(scaled(30000), beat)

    def handle_websocket_unavailable(self):
        # Nothing keeps a second loop from starting: after some failures several run side by side, as in the app.
        console.log("Starting minimal health check polling")
        update_python_status("modo polling", "polling")
        self.health_check_active = True
        asyncio.create_task(self.poll_health())
        if FOLLOWS_GUIDE:
            self.start_data_polling()

    async def poll_health(self):
        await asyncio.sleep(scaled(5000) / 1000)
        while self.health_check_active:
            try:
                await get_json("/health")
                console.log("API health check: OK")
            except Exception as error:
                console.log("API health check: Failed " + str(error))
            await asyncio.sleep(scaled(60000) / 1000)

    def start_data_polling(self):
        """Polling of the data themselves. Nothing calls it in the app any more; under the guide's policy it runs."""
        if not self.polling_active:
            self.polling_active = True
            asyncio.create_task(self.poll_data())

    async def poll_data(self):
        await asyncio.sleep(scaled(1000) / 1000)
        while self.polling_active:
            try:
                data = {
                    "summary": await get_json("/api/dashboard/summary"),
                    "positions": await get_json("/api/positions?active_only=true"),
                    "signals": await get_json("/api/signals/active"),
                }
                callback = self.callbacks.get("realtime_update")
                if callback:
                    callback({"type": "realtime_update", "data": data})
            except Exception as error:
                console.log("Data polling failed: " + str(error))
            await asyncio.sleep(scaled(10000) / 1000)
