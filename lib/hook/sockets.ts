// Follows each socket by native listeners of our own, put on first. The page's handlers are never called, wrapped or
// moved, and nothing here refers to a socket. In Chromium, which keeps every open one, it is collected as without us; in
// Firefox our listeners keep an open socket that the page let go of (`limits.ts`).
import type { ConnectionId, RealmId } from '../protocol/identifiers.ts';
import type { Guard } from './guard.ts';
import {
  addListener,
  type BareWeakMap,
  bareWeakMap,
  call,
  closeCode,
  closeReason,
  closeWasClean,
  currentTarget,
  eventData,
  getterOf,
} from './natives.ts';
import type { ControlFacts, Recorder } from './recorder.ts';
import { cut } from './text.ts';

export interface Sockets {
  /** Starts to follow a socket that was just constructed; `created` is everything its first event says besides the id. */
  follow(socket: WebSocket, created: Omit<Extract<ControlFacts, { type: 'connection-created' }>, 'connectionId'>): void;
  /** The number of a followed socket, else null. */
  numberOf(socket: unknown): number | null;
  idOf(number: number): ConnectionId;
  /** `data` went out by `send`, which did not throw. `buffered` is by how much `bufferedAmount` grew. */
  sent(number: number, data: unknown, buffered: number): void;
}

/** Getters of the real socket, cached. */
export interface SocketGetters {
  readonly url: () => unknown;
  readonly readyState: () => unknown;
  readonly bufferedAmount: () => unknown;
  readonly protocol: () => unknown;
  readonly extensions: () => unknown;
}

export function socketGettersOf(prototype: object): SocketGetters {
  return {
    url: getterOf(prototype, 'url'),
    readyState: getterOf(prototype, 'readyState'),
    bufferedAmount: getterOf(prototype, 'bufferedAmount'),
    protocol: getterOf(prototype, 'protocol'),
    extensions: getterOf(prototype, 'extensions'),
  };
}

export function createSockets(realmId: RealmId, getters: SocketGetters, recorder: Recorder, guard: Guard): Sockets {
  const numbers: BareWeakMap<object, number> = bareWeakMap();
  let created = 0;

  const idOf = (number: number): ConnectionId => `${realmId}/${number}` as ConnectionId;

  function numberOf(socket: unknown): number | null {
    if (typeof socket !== 'object' || socket === null) return null;
    return numbers.get(socket) ?? null;
  }

  function listen(socket: WebSocket, type: string, where: string, onEvent: (event: Event) => void): void {
    const listener = (event: Event): void => {
      // A page may dispatch events of its own on a socket: those never came from the network.
      if (event.isTrusted) guard.run(where, () => onEvent(event));
    };
    call(addListener, socket, [type, listener]);
  }

  /** As `listen`, without a closure for each message: pages receive thousands of them a second. */
  function listenToMessages(socket: WebSocket, number: number): void {
    const listener = (event: Event): void => {
      if (!event.isTrusted || guard.hasSteppedAside()) return;
      try {
        recorder.message(number, true, call(eventData, event, []), 0);
      } catch (error) {
        guard.fault('message', error);
      }
    };
    call(addListener, socket, ['message', listener]);
  }

  return {
    numberOf,
    idOf,
    sent: (number, data, buffered) => recorder.message(number, false, data, buffered),
    follow(socket, facts) {
      const number = ++created;
      const connectionId = idOf(number);
      numbers.set(socket, number);
      recorder.control({ ...facts, connectionId });
      listenToMessages(socket, number);
      listen(socket, 'open', 'open', (event) => {
        const target = call(currentTarget, event, []);
        const subprotocol = cut(call<string>(getters.protocol, target, []));
        const extensions = cut(call<string>(getters.extensions, target, []));
        recorder.control({ type: 'connection-opened', connectionId, subprotocol, extensions });
      });
      listen(socket, 'error', 'error', () => recorder.control({ type: 'connection-error', connectionId }));
      listen(socket, 'close', 'close', (event) => {
        const code = call<number>(closeCode, event, []);
        const reason = cut(call<string>(closeReason, event, []));
        const wasClean = call<boolean>(closeWasClean, event, []);
        recorder.control({ type: 'connection-closed', connectionId, code, reason, wasClean });
      });
    },
  };
}
