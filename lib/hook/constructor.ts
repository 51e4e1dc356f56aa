// The page's `WebSocket`: a Proxy over the native constructor. The arguments are passed on untouched and never read
// before the native constructor has, because reading them may run the page's code.
import type { Cloak } from './cloak.ts';
import { replaceValue } from './cloak.ts';
import type { Guard } from './guard.ts';
import { bareArray, call, construct, getOwnPropertyDescriptor, isArray } from './natives.ts';
import type { PythonWalk } from './python-walk.ts';
import type { Recorder } from './recorder.ts';
import type { SocketGetters, Sockets } from './sockets.ts';
import { captureStack, restamp } from './stack.ts';
import { cut } from './text.ts';

const MAX_SUBPROTOCOLS = 64;

type Constructor = typeof WebSocket;

interface Observer {
  readonly recorder: Recorder;
  readonly sockets: Sockets;
  readonly getters: SocketGetters;
  readonly pythonWalk: PythonWalk;
  readonly guard: Guard;
}

/**
 * Puts the Proxy in the place of `scope.WebSocket` and of `WebSocket.prototype.constructor`.
 * https://websockets.spec.whatwg.org/#the-websocket-interface
 */
export function installConstructor(scope: typeof globalThis, cloak: Cloak, observer: Observer): void {
  const native = scope.WebSocket;

  function constructTrap(target: Constructor, args: unknown[], newTarget: Constructor): object {
    let socket: WebSocket;
    try {
      socket = construct(target, args, newTarget);
    } catch (error) {
      observer.guard.run('construct-failed', () => recordFailure(observer, args, error, constructTrap));
      // An error of the page's own (thrown while an argument was converted) keeps its stack.
      if (isPrimitive(args[0]) && isPrimitive(args[1])) restamp(error, constructTrap);
      throw error;
    }
    observer.guard.run('construct', () => recordSuccess(observer, args, socket, constructTrap));
    return socket;
  }

  const proxy = cloak.standIn(native, {
    construct: constructTrap as NonNullable<ProxyHandler<Constructor>['construct']>,
  });
  replaceValue(scope, 'WebSocket', proxy);
  replaceValue(native.prototype, 'constructor', proxy);
}

type Above = (...args: never[]) => unknown;

function recordSuccess(
  { sockets, getters, pythonWalk }: Observer,
  args: unknown[],
  socket: WebSocket,
  above: Above,
): void {
  const stack = captureStack(above);
  sockets.follow(socket, {
    type: 'connection-created',
    url: cut(call<string>(getters.url, socket, [])),
    requestedSubprotocols: subprotocolsOf(args[1]),
    stack,
    pythonFrames: pythonWalk.read(stack),
  });
}

function recordFailure({ recorder, pythonWalk }: Observer, args: unknown[], error: unknown, above: Above): void {
  const stack = captureStack(above);
  const { name, message } =
    isPrimitive(args[0]) && isPrimitive(args[1]) ? nativeError(error) : { name: '', message: '' };
  recorder.control({
    type: 'construct-failed',
    url: isPrimitive(args[0]) && typeof args[0] !== 'symbol' ? cut(`${args[0] as string}`) : '',
    requestedSubprotocols: subprotocolsOf(args[1]),
    stack,
    pythonFrames: pythonWalk.read(stack),
    errorName: name,
    errorMessage: message,
  });
}

/** Name and message of an error that the platform made: its accessors are native unless the page replaced them. */
function nativeError(error: unknown): { name: string; message: string } {
  const { name, message } = error as Error;
  return { name: typeof name === 'string' ? cut(name) : '', message: typeof message === 'string' ? cut(message) : '' };
}

function isPrimitive(value: unknown): boolean {
  return (typeof value !== 'object' && typeof value !== 'function') || value === null;
}

/** The subprotocols asked for, when they can be told without running the page's code; else null. */
function subprotocolsOf(protocols: unknown): string[] | null {
  const list = bareArray<string>();
  if (protocols === undefined) return list;
  if (typeof protocols === 'string') {
    list[0] = cut(protocols);
    return list;
  }
  if (!isArray(protocols) || protocols.length > MAX_SUBPROTOCOLS) return null;
  for (let index = 0; index < protocols.length; index++) {
    const value = getOwnPropertyDescriptor(protocols, index)?.value;
    if (typeof value !== 'string') return null;
    list[index] = cut(value);
  }
  return list;
}
