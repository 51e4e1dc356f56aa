// The waits are those of the libraries themselves, which run here against a server that refuses every connection.
import { Client as StompClient } from '@stomp/stompjs';
import { createClient } from 'graphql-ws';
import { Socket as PhoenixSocket } from 'phoenix';
import ReconnectingWebSocket from 'reconnecting-websocket';
import { Manager } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Wait } from '../../../lib/model/backoff/fit.ts';
import { fileNamesIn, type Library, libraryDefaultsOf } from '../../../lib/model/backoff/library-defaults.ts';
import { DefaultReconnectPolicy } from '../../../node_modules/@microsoft/signalr/dist/esm/DefaultReconnectPolicy.js';

const REFUSED_AFTER_MS = 20;

function waitsOf(delaysMs: readonly number[]): Wait[] {
  return delaysMs.map((delayMs, index) => ({ retry: index + 1, total: index + 1, delayMs }));
}

/** A `WebSocket` whose server refuses, and the waits between the end of one and the construction of the next. */
function refusingSocket() {
  const delaysMs: number[] = [];
  let endedAt: number | null = null;
  class Refused extends EventTarget {
    readyState = 0;
    binaryType = 'blob';
    onopen: unknown = null;
    onmessage: unknown = null;
    onerror: ((event: Event) => void) | null = null;
    onclose: ((event: Event) => void) | null = null;
    constructor() {
      super();
      if (endedAt !== null) delaysMs.push(Date.now() - endedAt);
      setTimeout(() => this.end(), REFUSED_AFTER_MS);
    }
    end(): void {
      if (this.readyState === 3) return;
      this.readyState = 3;
      endedAt = Date.now();
      const error = new Event('error');
      const close = Object.assign(new Event('close'), { code: 1006, reason: '', wasClean: false });
      this.dispatchEvent(error);
      this.onerror?.(error);
      this.dispatchEvent(close);
      this.onclose?.(close);
    }
    send(): void {}
    close(): void {
      this.end();
    }
  }
  Object.assign(Refused, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 });
  return { WebSocketOf: Refused as unknown as typeof WebSocket, delaysMs };
}

/** Of each library that constructs its sockets here: its waits in its first minutes. */
const CLIENTS: ReadonlyArray<readonly [Library, string, (WebSocketOf: typeof WebSocket) => void]> = [
  [
    'phoenix',
    'app.js',
    (transport) => new PhoenixSocket('ws://example/socket', { transport, longPollFallbackMs: 0 }).connect(),
  ],
  [
    'stompjs',
    'stomp.umd.min.js',
    (WebSocketOf) =>
      new StompClient({ webSocketFactory: () => new WebSocketOf('ws://example/'), debug: () => {} }).activate(),
  ],
  [
    'graphql-ws',
    'graphql-ws.js',
    (webSocketImpl) =>
      createClient({
        url: 'ws://example/',
        webSocketImpl,
        lazy: false,
        onNonLazyError: () => {},
        shouldRetry: () => true,
      }),
  ],
  [
    'reconnecting-websocket',
    'vendor.js',
    (WebSocketOf) => new ReconnectingWebSocket('ws://example/', [], { WebSocket: WebSocketOf }),
  ],
];

/** What Socket.IO's manager asks before each retry. */
interface Waiting {
  readonly backoff: { duration(): number };
}

const NO_TRACES = { fileNames: [], formats: new Set<string>() };

describe('libraryDefaultsOf', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each(CLIENTS)('knows the waits of %s in %s', async (library, file, connect) => {
    const { WebSocketOf, delaysMs } = refusingSocket();
    connect(WebSocketOf);
    await vi.advanceTimersByTimeAsync(90_000);
    const waits = waitsOf(delaysMs);
    expect(waits.length).toBeGreaterThan(3);
    expect(libraryDefaultsOf(waits, { ...NO_TRACES, fileNames: [file] })?.library).toBe(library);
    expect(libraryDefaultsOf(waits.slice(0, 2), { ...NO_TRACES, fileNames: [file] })).toBeNull();
  });

  it('knows those of Socket.IO, whatever chance says, where Socket.IO is spoken', () => {
    for (let run = 0; run < 200; run++) {
      const manager = new Manager('ws://example/', { autoConnect: false }) as unknown as Waiting;
      const waits = waitsOf(Array.from({ length: 6 }, () => manager.backoff.duration()));
      const formats = new Set(['socket.io']);
      expect(libraryDefaultsOf(waits, { ...NO_TRACES, formats })).toEqual({
        library: 'socket.io',
        isKnownByWaits: false,
      });
      // Any client might have such.
      expect(libraryDefaultsOf(waits, NO_TRACES)).toBeNull();
    }
  });

  it('knows those of SignalR by themselves', () => {
    const policy = new DefaultReconnectPolicy();
    const askedOf = (previousRetryCount: number) =>
      policy.nextRetryDelayInMilliseconds({ previousRetryCount, elapsedMilliseconds: 0, retryReason: new Error() });
    const asked = [0, 1, 2, 3].map(askedOf);
    expect(askedOf(4)).toBeNull();
    const waits = waitsOf(asked.map((delayMs) => Number(delayMs) + 7));
    const byWaits = { library: 'signalr', isKnownByWaits: true };
    expect(libraryDefaultsOf(waits, NO_TRACES)).toEqual(byWaits);
    expect(libraryDefaultsOf(waitsOf([3, 2_004, 10_002, 30_004, 30_002]), NO_TRACES)).toBeNull();
    const fileNames = ['signalr.min.js'];
    expect(libraryDefaultsOf(waits, { ...NO_TRACES, fileNames })).toEqual({ ...byWaits, isKnownByWaits: false });
  });

  it.each([
    ['doubled', [1_002, 2_004, 4_001, 8_003, 16_004]],
    ['always the same', [5_002, 5_004, 5_001, 5_003]],
    ['steps of 50 ms', [50, 100, 150, 200, 250]],
    ['ended early', [0, 2_002, 9_000, 30_003]],
  ])('names nobody for waits that many have: %s', (_name, delaysMs) => {
    expect(libraryDefaultsOf(waitsOf(delaysMs), NO_TRACES)).toBeNull();
  });

  it('says nothing of a library that was told to wait otherwise, nor takes it for another', () => {
    const waits = waitsOf([3, 2_004, 10_002, 30_004]);
    expect(libraryDefaultsOf(waits, { ...NO_TRACES, fileNames: ['phoenix.js'] })).toBeNull();
    expect(libraryDefaultsOf(waits, { ...NO_TRACES, formats: new Set(['socket.io']) })).toBeNull();
  });

  it('forgives timers that come late, and none that comes early', () => {
    const late = [14, 51, 105, 155, 201, 259, 667, 1_004, 2_003, 5_006];
    expect(libraryDefaultsOf(waitsOf(late), NO_TRACES)?.library).toBe('phoenix');
    expect(libraryDefaultsOf(waitsOf([...late.slice(0, -1), 4_900]), NO_TRACES)).toBeNull();
    // Seen on a machine with far too much to do.
    const later = [26, 51, 105, 849, 275, 1_100, 529, 1_300, 2_004, 5_006, 5_021];
    expect(libraryDefaultsOf(waitsOf(later), NO_TRACES)).toBeNull();
    expect(libraryDefaultsOf(waitsOf(later), { ...NO_TRACES, fileNames: ['phoenix.js'] })?.library).toBe('phoenix');
    const drawn = waitsOf([1_600, 2_003, 3_100, 3_700, 4_410, 5_730]);
    const fileNames = ['reconnecting-websocket-iife.min.js'];
    expect(libraryDefaultsOf(drawn, { ...NO_TRACES, fileNames })?.library).toBe('reconnecting-websocket');
  });
});

describe('fileNamesIn', () => {
  it('are those of files and packages, not of the site', () => {
    const stack = [
      '    at r._connect (https://cdn.example/npm/reconnecting-websocket@4.4.0/dist/rws.min.js:1:20)',
      '    at https://shop.example/signalr/live/node_modules/.vite/deps/socket__io-client.js:3:4',
    ].join('\n');
    const names = fileNamesIn(stack);
    expect(names).toContain('reconnecting-websocket@4.4.0');
    expect(names).toContain('socket__io-client.js');
    expect(names).not.toContain('signalr');
  });
});
