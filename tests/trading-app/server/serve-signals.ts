// `/ws/signals` of the later generation: compact JSON, `action` in place of `type`, naive timestamps.
import type { WebSocket } from 'ws';
import { connectionEstablished } from './direct-messages.ts';
import { toCompactJson, toPythonJson } from './python-json.ts';
import { naiveTimestamp } from './timestamps.ts';

/** @param clients the open signal connections; the connection adds and removes itself. */
export function serveSignals(ws: WebSocket, clients: Set<WebSocket>): void {
  clients.add(ws);
  ws.on('close', () => clients.delete(ws));
  ws.on('error', () => clients.delete(ws));
  ws.on('message', (data) => {
    const reply = answerAction(readAction(String(data)), clients.size);
    if (reply) ws.send(toCompactJson(reply));
  });

  ws.send(toPythonJson(connectionEstablished(`signals_${clients.size}`)));
  const message = 'Conectado ao canal de sinais';
  ws.send(toCompactJson({ type: 'connected', channel: 'trading_signals', message, timestamp: naiveTimestamp() }));
}

function readAction(text: string): unknown {
  try {
    return (JSON.parse(text) as { action?: unknown } | null)?.action;
  } catch {
    return undefined;
  }
}

function answerAction(action: unknown, clientCount: number) {
  const timestamp = naiveTimestamp();
  if (action === 'ping') return { type: 'pong', timestamp };
  if (action === 'status') {
    return { type: 'status', broadcasting_enabled: true, connected_clients: clientCount, timestamp };
  }
  return null;
}
