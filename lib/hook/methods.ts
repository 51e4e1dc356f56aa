// `send` and `close` on the prototype: Proxies that let the native method run first and look afterwards.
import { type Cloak, replaceValue } from './cloak.ts';
import type { Guard } from './guard.ts';
import { call } from './natives.ts';
import type { Recorder } from './recorder.ts';
import type { SocketGetters, Sockets } from './sockets.ts';
import { captureStack, restamp } from './stack.ts';
import { cut } from './text.ts';

const CLOSING = 2;

interface Observer {
  readonly recorder: Recorder;
  readonly sockets: Sockets;
  readonly getters: SocketGetters;
  readonly guard: Guard;
}

/** https://websockets.spec.whatwg.org/#dom-websocket-send */
export function installSend(prototype: WebSocket, cloak: Cloak, { recorder, sockets, getters, guard }: Observer): void {
  function sendTrap(target: WebSocket['send'], socket: WebSocket, args: unknown[]): unknown {
    const data = args[0];
    const connectionId = sockets.idOf(socket);
    const isObject = typeof data === 'object' && data !== null;
    // Only an object's size cannot be told afterwards without converting it a second time.
    const before = connectionId !== null && isObject ? call<number>(getters.bufferedAmount, socket, []) : 0;
    let result: unknown;
    try {
      result = call(target, socket, args);
    } catch (error) {
      if (connectionId !== null) guard.run('send-failed', () => recordThrow(error));
      if (!isObject && typeof data !== 'function') restamp(error, sendTrap);
      throw error;
    }
    if (connectionId !== null) guard.run('send', recordSent);
    return result;

    function recordSent(): void {
      const readyState = call<number>(getters.readyState, socket, []);
      if (readyState >= CLOSING) {
        recorder.control({ type: 'send-failed', connectionId: connectionId as never, readyState, errorName: null });
        return;
      }
      const grown = isObject ? call<number>(getters.bufferedAmount, socket, []) - before : 0;
      sockets.sent(socket, data, grown < 0 ? 0 : grown);
    }

    function recordThrow(error: unknown): void {
      const readyState = call<number>(getters.readyState, socket, []);
      const name = isObject ? 'Error' : (error as Error).name;
      recorder.control({
        type: 'send-failed',
        connectionId: connectionId as never,
        readyState,
        errorName: cut(`${name}`),
      });
    }
  }
  replaceValue(prototype, 'send', cloak.standIn(prototype.send, { apply: sendTrap as never }));
}

/** https://websockets.spec.whatwg.org/#dom-websocket-close */
export function installClose(prototype: WebSocket, cloak: Cloak, { recorder, sockets, guard }: Observer): void {
  function closeTrap(target: WebSocket['close'], socket: WebSocket, args: unknown[]): unknown {
    const connectionId = sockets.idOf(socket);
    let result: unknown;
    try {
      result = call(target, socket, args);
    } catch (error) {
      if (isPlain(args[0]) && isPlain(args[1])) restamp(error, closeTrap);
      throw error;
    }
    if (connectionId !== null) {
      guard.run('close', () => {
        const code = typeof args[0] === 'number' ? args[0] : null;
        const reason = typeof args[1] === 'string' ? cut(args[1]) : null;
        recorder.control({ type: 'close-requested', connectionId, code, reason, stack: captureStack(closeTrap) });
      });
    }
    return result;
  }
  replaceValue(prototype, 'close', cloak.standIn(prototype.close, { apply: closeTrap as never }));
}

function isPlain(value: unknown): boolean {
  return (typeof value !== 'object' && typeof value !== 'function') || value === null;
}
