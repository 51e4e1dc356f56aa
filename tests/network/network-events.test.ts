import { describe, expect, it } from 'vitest';
import { observe as observations } from '../../lib/network/network-events.ts';

const observe = (entries: unknown[], firstOrder: number) => observations(entries, firstOrder).map(({ event }) => event);

const opened = {
  _resourceType: 'websocket',
  startedDateTime: '2026-11-22T22:02:44.474Z',
  time: 3505.366,
  request: { url: 'ws://localhost:8000/ws', headers: [{ name: 'Origin', value: 'http://localhost' }] },
  response: { status: 101, headers: [{ name: 'Upgrade', value: 'websocket' }] },
  _initiator: {
    type: 'script',
    stack: {
      callFrames: [
        { functionName: 'a', url: 'chrome-extension://abc/content-scripts/hook.js', lineNumber: 1, columnNumber: 4 },
        { functionName: 'connect', url: 'http://localhost/index.html', lineNumber: 82, columnNumber: 17 },
      ],
    },
  },
  _webSocketMessages: [
    { type: 'send', time: 1795384964.53, opcode: 1, data: 'hello' },
    { type: 'receive', time: 1795384964.54, opcode: 1, data: 'hi' },
    { type: 'receive', time: 1795384964.55, opcode: 1, data: 'hi' },
  ],
};
/** As Chrome writes a socket that never shook hands: a date of 1969 and a monotonic clock. */
const refused = {
  ...opened,
  startedDateTime: '1969-12-31T23:59:59.000Z',
  response: { status: 0, headers: [] },
  _webSocketMessages: [
    {
      type: 'error',
      time: 1989.59,
      opcode: -1,
      data: 'Error in connection establishment: net::ERR_CONNECTION_REFUSED',
    },
  ],
};
const forbidden = {
  ...opened,
  response: { status: 0, headers: [] },
  _webSocketMessages: [
    {
      type: 'error',
      time: 1795385032.1,
      opcode: -1,
      data: 'Error during WebSocket handshake: Unexpected response code: 403',
    },
  ],
};

describe('observe', () => {
  it('takes status, headers, counts and the frames of the page from a connection that shook hands', () => {
    expect(observe([opened], 0)).toEqual([
      expect.objectContaining({
        type: 'network-observed',
        url: 'ws://localhost:8000/ws',
        startedAt: Date.parse('2026-11-22T22:02:44.474Z'),
        status: 101,
        failureText: null,
        sentCount: 1,
        receivedCount: 2,
        initiatorStack: [{ functionName: 'connect', url: 'http://localhost/index.html', line: 83, column: 18 }],
      }),
    ]);
  });

  it.each([
    ['refused', refused, 'Error in connection establishment: net::ERR_CONNECTION_REFUSED', null, null],
    [
      'answered 403',
      forbidden,
      'Error during WebSocket handshake: Unexpected response code: 403',
      Date.parse('2026-11-22T22:02:44.474Z'),
      1795385032100,
    ],
  ])(
    'takes the cause of a connection that was %s, and never a time of the wrong clock',
    (_, entry, text, startedAt, failedAt) => {
      expect(observe([entry], 0)).toEqual([expect.objectContaining({ failureText: text, startedAt, failedAt })]);
    },
  );

  it('gives the same id to the same connection as it grows, and another to its like', () => {
    const young = { ...opened, _webSocketMessages: [] };
    expect(observe([opened], 0)[0]?.entryId).toBe(observe([young], 3)[0]?.entryId);
    const ids = observe([opened, opened, refused, refused], 0).map(({ entryId }) => entryId);
    expect(new Set(ids).size).toBe(4);
  });

  it('says nothing of a connection that neither shook hands nor failed', () => {
    expect(observe([{ ...refused, _webSocketMessages: [] }], 0)).toEqual([]);
  });

  it('degrades field by field', () => {
    const odd = {
      ...opened,
      _initiator: 'x',
      _webSocketMessages: [null, 7, { type: 'error' }],
      response: { status: 'x' },
    };
    expect(observe([odd], 0)).toEqual([
      expect.objectContaining({ status: 0, initiatorStack: [], requestHeaders: opened.request.headers }),
    ]);
  });

  it.each([[null], [{}], [{ _resourceType: 'fetch' }], [{ _resourceType: 'websocket' }], [[]]])(
    'leaves out %j',
    (entry) => {
      expect(observe([entry], 0)).toEqual([]);
    },
  );
});
