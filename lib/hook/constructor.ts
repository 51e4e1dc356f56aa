// The page's `WebSocket`: a Proxy over the native constructor. The arguments are passed on untouched and never read
// before the native constructor has, because reading them may run the page's code.
import type { Cloak } from './cloak.ts';
import { replaceValue } from './cloak.ts';
import type { Guard } from './guard.ts';
import { argument, bareArray, call, construct, getOwnPropertyDescriptor, isArray } from './natives.ts';
import { describeError, isPlatformError, isPrimitive } from './platform-error.ts';
import type { PythonWalk } from './python-walk.ts';
import type { Recorder } from './recorder.ts';
import type { SocketGetters, Sockets } from './sockets.ts';
import { type Above, captureStack, restamp } from './stack.ts';
import { cut } from './text.ts';

const MAX_SUBPROTOCOLS = 64;
/** A ready state that no socket has so early, unless the page's Content Security Policy forbids its address. */
const CLOSED = 3;

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
      // A subclass may be a Proxy, or have a getter where its prototype is looked up.
      const runsNoCode = newTarget === proxy && isPrimitive(argument(args, 0)) && isPrimitive(argument(args, 1));
      const isPlatforms = isPlatformError(error, runsNoCode, "Failed to construct 'WebSocket'");
      observer.guard.run('construct-failed', () => {
        recordFailure(observer, args, isPlatforms ? (error as object) : null, constructTrap);
      });
      // An error of the page's own (thrown while an argument was converted) keeps its stack.
      if (isPlatforms) restamp(error, constructTrap);
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

function recordSuccess(
  { sockets, getters, pythonWalk }: Observer,
  args: unknown[],
  socket: WebSocket,
  above: Above,
): void {
  const stack = captureStack(above);
  const isStopped = call<number>(getters.readyState, socket, []) === CLOSED;
  sockets.follow(socket, {
    type: 'connection-created',
    url: cut(call<string>(getters.url, socket, [])),
    requestedSubprotocols: subprotocolsOf(argument(args, 1)),
    stack,
    ...pythonWalk.read(stack),
    ...(isStopped && { isStopped }),
  });
}

/** `error`: null when the page's own code threw. */
function recordFailure({ recorder, pythonWalk }: Observer, args: unknown[], error: object | null, above: Above): void {
  const stack = captureStack(above);
  const url = argument(args, 0);
  const { name, message } = error === null ? { name: '', message: '' } : describeError(error);
  recorder.control({
    type: 'construct-failed',
    url: isPrimitive(url) && typeof url !== 'symbol' ? cut(`${url as string}`) : '',
    requestedSubprotocols: subprotocolsOf(argument(args, 1)),
    stack,
    ...pythonWalk.read(stack),
    errorName: name,
    errorMessage: message,
  });
}

/**
 * The subprotocols asked for, when they can be told without running the page's code; else null. Of a page's Proxy over
 * an array only the `getOwnPropertyDescriptor` trap would run: nothing tells such a Proxy from an array.
 */
function subprotocolsOf(protocols: unknown): string[] | null {
  const list = bareArray<string>();
  if (protocols === undefined) return list;
  if (typeof protocols === 'string') {
    list[0] = cut(protocols);
    return list;
  }
  try {
    // Throws for a revoked Proxy.
    if (!isArray(protocols)) return null;
    const length = getOwnPropertyDescriptor(protocols, 'length')?.value as number;
    if (length > MAX_SUBPROTOCOLS) return null;
    for (let index = 0; index < length; index++) {
      const value = getOwnPropertyDescriptor(protocols, index)?.value;
      if (typeof value !== 'string') return null;
      list[index] = cut(value);
    }
    return list;
  } catch {
    return null;
  }
}
