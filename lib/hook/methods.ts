// `send` and `close` on the prototype: Proxies that let the native method run first and look afterwards.
import { type Cloak, replaceValue } from './cloak.ts';
import type { Guard } from './guard.ts';
import { argument, call } from './natives.ts';
import { describeError, isInertData, isPlatformError, isPrimitive } from './platform-error.ts';
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
  const bufferedAmount = (socket: WebSocket): number => call<number>(getters.bufferedAmount, socket, []);

  function sendTrap(target: WebSocket['send'], socket: WebSocket, args: unknown[]): unknown {
    const number = sockets.numberOf(socket);
    const data = argument(args, 0);
    // Only an object's size cannot be told afterwards without converting it a second time.
    const before = number === null || isPrimitive(data) ? -1 : bufferedAmount(socket);
    let result: unknown;
    try {
      result = call(target, socket, args);
    } catch (error) {
      const isPlatforms = isPlatformError(error, isInertData(data), "Failed to execute 'send' on 'WebSocket'");
      if (number !== null) guard.run('send-failed', () => recordFailure(number, socket, isPlatforms ? error : null));
      if (isPlatforms) restamp(error, sendTrap);
      throw error;
    }
    if (number !== null) guard.run('send', () => recordSent(number, socket, data, before));
    return result;
  }

  function recordSent(number: number, socket: WebSocket, data: unknown, before: number): void {
    if (call<number>(getters.readyState, socket, []) >= CLOSING) recordFailure(number, socket, undefined);
    else sockets.sent(number, data, before < 0 ? 0 : bufferedAmount(socket) - before);
  }

  /** `error`: undefined when nothing was thrown, null when the page's own code threw. */
  function recordFailure(number: number, socket: WebSocket, error: unknown): void {
    recorder.control({
      type: 'send-failed',
      connectionId: sockets.idOf(number),
      readyState: call<number>(getters.readyState, socket, []),
      errorName: error === undefined ? null : error === null ? 'Error' : describeError(error as object).name,
    });
  }

  replaceValue(prototype, 'send', cloak.standIn(prototype.send, { apply: sendTrap as never }));
}

/** https://websockets.spec.whatwg.org/#dom-websocket-close */
export function installClose(prototype: WebSocket, cloak: Cloak, { recorder, sockets, guard }: Observer): void {
  function closeTrap(target: WebSocket['close'], socket: WebSocket, args: unknown[]): unknown {
    const number = sockets.numberOf(socket);
    let result: unknown;
    try {
      result = call(target, socket, args);
    } catch (error) {
      const runsNoCode = isPrimitive(argument(args, 0)) && isPrimitive(argument(args, 1));
      if (isPlatformError(error, runsNoCode, "Failed to execute 'close' on 'WebSocket'")) restamp(error, closeTrap);
      throw error;
    }
    if (number !== null) guard.run('close', () => recordClose(number, argument(args, 0), argument(args, 1)));
    return result;
  }

  function recordClose(number: number, code: unknown, reason: unknown): void {
    recorder.control({
      type: 'close-requested',
      connectionId: sockets.idOf(number),
      code: typeof code === 'number' ? code : null,
      reason: typeof reason === 'string' ? cut(reason) : null,
      stack: captureStack(closeTrap),
    });
  }

  replaceValue(prototype, 'close', cloak.standIn(prototype.close, { apply: closeTrap as never }));
}
