// HARs as other tools write them: the fields and clocks are theirs, the traffic is made up.

export const CHROME_START = Date.parse('2026-11-22T22:02:44.474Z');
const SECOND = CHROME_START / 1000;

const stack = (line: number) => ({
  type: 'script',
  stack: {
    callFrames: [
      {
        functionName: 'connect',
        scriptId: '8',
        url: 'http://localhost:8765/app.js',
        lineNumber: line,
        columnNumber: 4,
      },
    ],
  },
});

function chromeEntry(facts: object, started = CHROME_START, messages?: object[]): object {
  return {
    _initiator: stack(11),
    _priority: null,
    _resourceType: 'websocket',
    ...(messages === undefined ? {} : { _webSocketMessages: messages }),
    cache: {},
    connection: '8765',
    pageref: 'page_1',
    request: {
      method: 'GET',
      url: 'ws://localhost:8765/ws',
      httpVersion: 'HTTP/1.1',
      headers: [{ name: 'Sec-WebSocket-Protocol', value: 'chat, superchat' }],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: 101,
      statusText: 'Switching Protocols',
      httpVersion: 'HTTP/1.1',
      headers: [{ name: 'sec-websocket-protocol', value: 'chat' }],
      cookies: [],
      content: { size: 0, mimeType: 'x-unknown' },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: 0,
      _error: null,
      _fetchedViaServiceWorker: false,
    },
    serverIPAddress: '',
    startedDateTime: new Date(started).toISOString(),
    time: 3505.366,
    timings: {
      blocked: -1,
      dns: -1,
      ssl: -1,
      connect: -1,
      send: 0,
      wait: 12,
      receive: 3493.366,
      _blocked_queueing: -1,
    },
    ...facts,
  };
}

/** One socket that talked and ended, one refused (monotonic clock and a date of 1969), one request that is no socket. */
export const chromeHar = {
  log: {
    version: '1.2',
    creator: { name: 'WebInspector', version: '537.36' },
    pages: [
      {
        startedDateTime: new Date(CHROME_START - 500).toISOString(),
        id: 'page_1',
        title: 'http://localhost:8765/',
        pageTimings: { onContentLoad: 90, onLoad: 110 },
      },
    ],
    entries: [
      { ...chromeEntry({ _resourceType: 'document', request: { url: 'http://localhost:8765/', headers: [] } }) },
      chromeEntry({}, CHROME_START, [
        { type: 'send', time: SECOND + 0.056471, opcode: 1, data: 'hello main' },
        { type: 'send', time: SECOND + 0.056621, opcode: 2, data: 'AQL/AA==' },
        { type: 'receive', time: SECOND + 1.5, opcode: 1, data: '{"type":"pong"}' },
      ]),
      chromeEntry(
        {
          _initiator: stack(20),
          request: { method: 'GET', url: 'ws://localhost:1/ws', headers: [] },
          response: { status: 0, headers: [], content: { size: 0, mimeType: 'x-unknown' } },
          time: 0,
          timings: { receive: 0 },
        },
        -1000,
        [
          {
            type: 'error',
            time: 999.088,
            opcode: -1,
            data: 'Error in connection establishment: net::ERR_CONNECTION_REFUSED',
          },
        ],
      ),
    ],
  },
};

/** Times in epoch ms, no initiator, no page in `slimMode`. */
export const playwrightHar = {
  log: {
    version: '1.2',
    creator: { name: 'Playwright', version: '1.61.0' },
    browser: { name: 'chromium', version: '150.0' },
    entries: [
      {
        startedDateTime: new Date(CHROME_START).toISOString(),
        time: -1,
        request: { method: 'GET', url: 'wss://h.test/ws', headers: [] },
        response: { status: 101, headers: [], content: { size: -1, mimeType: 'x-unknown' } },
        timings: { send: -1, wait: -1, receive: -1 },
        _webSocketMessages: [
          { type: 'send', time: CHROME_START + 12.5, opcode: 1, data: 'a' },
          { type: 'receive', time: CHROME_START + 40.25, opcode: 1, data: 'b' },
          { type: 'receive', time: -1, opcode: 1, data: 'c' },
        ],
      },
      {
        startedDateTime: new Date(CHROME_START + 9).toISOString(),
        time: -1,
        request: { method: 'GET', url: 'wss://h.test/apart', headers: [] },
        response: { status: 101, headers: [], content: { _file: 'a1b2.jsonl' } },
        timings: { send: -1, wait: -1, receive: -1 },
      },
    ],
  },
};

/** The address of the upgrade, which is HTTP's; written when the socket has ended. */
export const mitmproxyHar = {
  log: {
    version: '1.2',
    creator: { name: 'mitmproxy', version: '12.1', comment: '' },
    pages: [],
    entries: [
      {
        startedDateTime: '2026-11-22T22:02:44.474000+00:00',
        time: 3.2,
        request: { method: 'GET', url: 'https://h.test/ws?room=1', headers: [] },
        response: { status: 101, headers: [] },
        timings: { connect: -1, ssl: -1, send: 1, receive: 0, wait: 2 },
        _resourceType: 'websocket',
        _webSocketMessages: [
          { type: 'receive', time: SECOND + 0.25, opcode: 1, data: 'a' },
          { type: 'send', time: SECOND + 0.75, opcode: 2, data: 'AAE=' },
        ],
      },
    ],
  },
};

export const httpToolkitHar = {
  log: {
    version: '1.2',
    creator: { name: 'HTTP Toolkit', version: '1.20' },
    pages: [],
    entries: [
      {
        startedDateTime: '2026-11-22T22:02:44.474Z',
        time: 12,
        request: { method: 'GET', url: 'https://h.test/ws', headers: [] },
        response: { status: 101, headers: [] },
        timings: { wait: 5, receive: 0 },
        _resourceType: 'websocket',
        _webSocketMessages: [{ type: 'receive', time: SECOND + 0.25, opcode: 1, data: 'a' }],
        _webSocketClose: { code: 4001, reason: 'session expired', timestamp: SECOND + 2 },
      },
      {
        startedDateTime: '2026-11-22T22:02:45.474Z',
        time: 12,
        request: { method: 'GET', url: 'https://h.test/ws', headers: [] },
        response: { status: 101, headers: [] },
        timings: { wait: 5, receive: 0 },
        _resourceType: 'websocket',
        _webSocketMessages: [],
        _webSocketClose: 'aborted',
      },
    ],
  },
};
