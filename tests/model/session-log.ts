// Writes logs for tests: one realm's events with their sequence kept, times in ms from a fixed start.
import type { PythonFrame } from '../../lib/model/attribution.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { type ConnectionId, connectionIdOf, type RealmId } from '../../lib/protocol/identifiers.ts';

export const START = 1_700_000_000_000;
export const URL_OF_APP = 'ws://localhost:8000/ws';
export const JS_STACK = `    at TradingWebSocket.connect (http://localhost:8000/index.html:812:19)
    at http://localhost:8000/index.html:900:3`;
export const PY_STACK = `    at Object.JsvFunction_Construct (http://localhost:8000/vendor/pyodide/pyodide.asm.mjs:9:33123)
    at http://localhost:8000/vendor/pyodide/pyodide.asm.wasm:wasm-function[1234]:0x1a2b`;
export const PY_FRAMES: PythonFrame[] = [{ file: '/home/pyodide/api_client.py', line: 111, functionName: 'connect' }];

type Loose<Event> = Event extends SessionEvent ? Omit<Event, 'realmId' | 'sequence' | 'timestamp'> : never;
export type LooseEvent = Loose<SessionEvent>;

export function createRealmLog(name = 'page') {
  const realmId = name as RealmId;
  let sequence = 0;
  let connections = 0;

  function event(at: number, facts: LooseEvent): SessionEvent {
    return { ...facts, realmId, sequence: sequence++, timestamp: START + at } as SessionEvent;
  }

  return {
    realmId,
    event,
    /** As if `count` events got lost on the way. */
    skip: (count: number) => {
      sequence += count;
    },
    started: (at: number, kind: 'window' | 'iframe' = 'window') =>
      event(at, { type: 'realm-started', kind, url: 'http://localhost:8000/', isTop: kind === 'window' }),
    nextId: (): ConnectionId => connectionIdOf(realmId, connections + 1),
    created(at: number, stack = JS_STACK, pythonFrames: PythonFrame[] | null = null, url = URL_OF_APP) {
      const connectionId = connectionIdOf(realmId, ++connections);
      const facts = { type: 'connection-created', connectionId, url, requestedSubprotocols: null, stack } as const;
      return event(at, { ...facts, pythonFrames: pythonFrames === null ? null : [...pythonFrames] });
    },
    opened: (at: number, connectionId: ConnectionId) =>
      event(at, { type: 'connection-opened', connectionId, subprotocol: '', extensions: '' }),
    closed: (at: number, connectionId: ConnectionId, code = 1006) =>
      event(at, { type: 'connection-closed', connectionId, code, reason: '', wasClean: code === 1000 }),
    closeRequested: (at: number, connectionId: ConnectionId, stack = '') =>
      event(at, { type: 'close-requested', connectionId, code: null, reason: null, stack }),
    sendFailed: (at: number, connectionId: ConnectionId, readyState: number, errorName: string | null) =>
      event(at, { type: 'send-failed', connectionId, readyState, errorName }),
    constructFailed: (at: number, url: string, errorName: string, errorMessage: string, stack = JS_STACK) =>
      event(at, {
        type: 'construct-failed',
        url,
        requestedSubprotocols: null,
        stack,
        pythonFrames: null,
        errorName,
        errorMessage,
      }),
    received(at: number, connectionId: ConnectionId, payload: string | Uint8Array<ArrayBuffer> | null) {
      const kind = typeof payload === 'string' ? 'text' : 'binary';
      const byteLength = payload?.length ?? 10;
      const facts = { type: 'message-received', connectionId, kind, byteLength, payload, isTruncated: false } as const;
      return event(at, facts);
    },
    sent: (at: number, connectionId: ConnectionId, payload: string) =>
      event(at, {
        type: 'message-sent',
        connectionId,
        kind: 'text',
        byteLength: payload.length,
        payload,
        isTruncated: false,
      }),
    network(at: number, facts: Partial<Extract<SessionEvent, { type: 'network-observed' }>>) {
      return event(at, {
        type: 'network-observed',
        entryId: 'e1',
        url: URL_OF_APP,
        startedAt: null,
        status: 0,
        requestHeaders: [],
        responseHeaders: [],
        failureText: null,
        failedAt: null,
        initiatorStack: [],
        sentCount: 0,
        receivedCount: 0,
        ...facts,
      });
    },
  };
}

export function broadcast(id: string, type = 'trading_update'): string {
  return `{"type": "${type}", "data": {"id": "x"}, "broadcast_info": {"id": "${id}", "channel": "general"}}`;
}
