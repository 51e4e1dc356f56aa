import { describe, expect, it } from 'vitest';
import { readJavaScriptFlags } from '../../lib/checks/flags-check.ts';
import { createFakePage, runnerFor } from './fake-page.ts';

const SOCKET = `
  globalThis.ran = 0;
  const socket = { url: 'ws://h/ws', readyState: 1, get [Symbol.toStringTag]() { return 'WebSocket'; } };
`;

const flagsOf = (code: string, path = 'window.client') =>
  readJavaScriptFlags(path, runnerFor(createFakePage(SOCKET + code)));

describe('the flags of the JavaScript client', () => {
  it('are read with the socket that it holds', async () => {
    expect(await flagsOf('client = { isConnected: true, isConnecting: false, ws: socket, isScanning: true }')).toEqual({
      language: 'javascript',
      path: 'window.client',
      found: 'object',
      flags: [
        { name: 'isConnected', value: true },
        { name: 'isConnecting', value: false },
      ],
      socket: { name: 'ws', url: 'ws://h/ws', readyState: 1 },
    });
  });

  it('may be those of the socket itself', async () => {
    expect(await flagsOf('client = socket')).toMatchObject({ found: 'object', socket: { name: '', readyState: 1 } });
  });

  it('are never got by running accessors', async () => {
    const page = createFakePage(`${SOCKET} client = { get isConnected() { ran++; return true; } }`);
    expect(await readJavaScriptFlags('client', runnerFor(page))).toMatchObject({ found: 'object', flags: [] });
    expect(page.run('ran')).toBe(0);
  });

  it.each([
    ['nothing there', '', 'window.client', 'missing'],
    ['no object', 'client = 3', 'window.client', 'missing'],
    ['no path', 'client = {}', 'client()', 'missing'],
    [
      'a getter that throws',
      'Object.defineProperty(globalThis, "client", { get() { throw 1; } })',
      'client',
      'unreachable',
    ],
    ['a socket in no known state', 'client = { ws: socket }; socket.readyState = 17', 'client', 'unreachable'],
    [
      'more flags than there can be',
      'client = Object.fromEntries(Array.from({ length: 99 }, (_, n) => ["_".repeat(n) + "open", true]))',
      'client',
      'unreachable',
    ],
  ])('are not found where there is %s', async (_, code, path, found) => {
    expect(await flagsOf(code, path)).toMatchObject({ found, flags: [], socket: null });
  });
});
