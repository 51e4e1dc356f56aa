// One `/ws` connection from its welcome to its end.
import type { WebSocket } from 'ws';
import { type AnswerDeps, answer } from './answer.ts';
import { RECEIVE_TIMEOUT_MS } from './constants.ts';
import { connectionEstablished, silencePing } from './direct-messages.ts';
import type { EventLoop } from './event-loop.ts';

const BAD_JSON_AFTER_MS = 3000;
/** A message cut in the middle. */
export const BAD_JSON = '{"type": "trading_update", "data": {"summary": {"total_assets": 812, "open_pos';

/** Serves a connection that has just been accepted. */
export function serveConnection(ws: WebSocket, host: string, loop: EventLoop, deps: AnswerDeps): void {
  const { connections, settings, time } = deps;
  const connection = connections.add(ws, host);
  let stopSilence = awaitMessage();

  function awaitMessage() {
    return time.after(RECEIVE_TIMEOUT_MS, () => loop.enter(onSilence));
  }

  function onSilence() {
    if (connections.send(connection, silencePing())) stopSilence = awaitMessage();
    // The app's handler returns here without a closing handshake: the page sees 1006.
    else ws.terminate();
  }

  ws.on('message', (data) => {
    loop.enter(() => {
      stopSilence();
      stopSilence = awaitMessage();
      const text = String(data);
      connection.bytesReceived += Buffer.byteLength(text);
      connection.messageCount += 1;
      connection.lastActivityAt = time.now();
      answer(connection, text, deps);
    });
  });
  ws.on('close', () => {
    stopSilence();
    loop.enter(() => connections.remove(connection));
  });
  // A protocol error closes the connection by itself; without a listener it would end the process.
  ws.on('error', () => connections.remove(connection));

  connections.send(connection, connectionEstablished(connection.id));
  if (settings.sendsBadJson) time.after(BAD_JSON_AFTER_MS, () => ws.send(BAD_JSON));
}
