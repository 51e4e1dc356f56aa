import { describe, expect, it } from 'vitest';
import type { CheckDeps } from '../../lib/checks/check-deps.ts';
import { DEFAULT_PATHS } from '../../lib/checks/check-paths.ts';
import { judge } from '../../lib/checks/judge.ts';
import { runCheck } from '../../lib/checks/run-check.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import type { CheckName } from '../../lib/protocol/checks.ts';
import { checkResultSchema } from '../../lib/protocol/checks.ts';
import { createRealmLog } from '../model/session-log.ts';
import { createFakePage, type FakePage, runnerFor } from './fake-page.ts';

const REFUSED = 'net::ERR_CONNECTION_REFUSED';
const FORBIDDEN = 'Error during WebSocket handshake: Unexpected response code: 403';

/** A socket of the page's frame, and what the network log then holds. */
const socketThat = (outcome: 'open' | 'close') => ({
  WebSocket: class {
    protocol = '';
    onopen = () => {};
    onclose = () => {};
    constructor() {
      setTimeout(() => (outcome === 'open' ? this.onopen() : this.onclose()));
    }
    close() {}
  },
});
const fetchThat = (answer: () => Promise<Response>) => ({ fetch: answer });

function entry(page: FakePage, failure: { socket?: string; http?: string }) {
  const source = /sourceURL=(.*)$/.exec(
    page.asked.findLast(({ expression }) => /\/(?:http|handshake)\//.test(expression))?.expression ?? '',
  );
  return {
    _initiator: { stack: { callFrames: [{ functionName: '', url: source?.[1], lineNumber: 0, columnNumber: 0 }] } },
    startedDateTime: '1969-12-31T23:59:59.000Z',
    request: { url: 'ws://localhost:8000/ws', headers: [] },
    response: { status: 0, headers: [], _error: failure.http ?? null },
    _webSocketMessages: failure.socket === undefined ? null : [{ type: 'error', time: 1, data: failure.socket }],
  };
}

function prepare({ page = createFakePage(), ...deps }: Partial<CheckDeps> & { page?: FakePage } = {}) {
  const model = createSessionModel();
  const log = createRealmLog();
  model.append([log.started(0)]);
  const full: CheckDeps = {
    runner: runnerFor(page),
    panel: {
      askHttp: async () => ({
        status: 200,
        body: '{"status":"healthy"}',
        isBodyCut: false,
        tookMs: 3,
        failureText: null,
      }),
      tryHandshake: async () => ({ outcome: 'opened', subprotocol: '', tookMs: 3, failureText: null }),
    },
    network: { getHAR: async () => ({ entries: [] }) },
    session: () => ({ view: model.view(), messages: model.messages }),
    now: Date.now,
    delay: (task) => void setTimeout(task, 1),
    ...deps,
  };
  const run = async (name: CheckName) => {
    const result = await runCheck(name, DEFAULT_PATHS, full);
    expect(checkResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    return { result, ...judge(result) };
  };
  return { run, model, log, page };
}

const failedHttp = { status: null, body: '', isBodyCut: false, tookMs: 1, failureText: 'TypeError: Failed to fetch' };
const failedSocket = { outcome: 'failed', subprotocol: '', tookMs: 1, failureText: null } as const;

describe('checks', () => {
  it('ask nothing of the page when the panel gets its answer', async () => {
    const { run, page } = prepare();
    expect(await run('health')).toMatchObject({ verdict: 'passed', reason: { is: 'healthy' } });
    expect(page.asked).toEqual([]);
  });

  it('name the cause of an unhealthy server by the network log of the page', async () => {
    const page = createFakePage(
      '',
      fetchThat(() => Promise.reject(new TypeError('Failed to fetch'))),
    );
    const { run } = prepare({
      page,
      panel: { askHttp: async () => failedHttp, tryHandshake: async () => failedSocket },
      network: { getHAR: async () => ({ entries: [{}, null, entry(page, { http: REFUSED })] }) },
    });
    const { result, verdict, reason } = await run('health');
    expect(result).toMatchObject({ answers: [{ way: 'panel' }, { way: 'page', failureText: REFUSED }] });
    expect({ verdict, reason }).toMatchObject({
      verdict: 'failed',
      reason: { is: 'no-answer', failure: { cause: 'connection-refused' } },
    });
  });

  it('take a page that cannot be asked for no answer at all', async () => {
    const page: FakePage = { ...createFakePage(), evaluate: async () => ({ error: 'gone' }) };
    const panel = { askHttp: async () => failedHttp, tryHandshake: async () => failedSocket };
    const { run } = prepare({ page, panel });
    expect((await run('health')).result).toMatchObject({ answers: [{ way: 'panel' }] });
    expect((await run('endpoint')).result).toMatchObject({ handshakes: [{ way: 'panel' }] });
    expect((await run('flags')).reason).toMatchObject({ is: 'no-holder' });
    expect((await run('python-stats')).reason).toMatchObject({ is: 'not-called', result: { outcome: 'unreachable' } });
  });

  it('open a connection from the page’s frame, apart from its scripts', async () => {
    const { run, page } = prepare({ page: createFakePage('', socketThat('open')) });
    const { result, verdict } = await run('endpoint');
    expect(result).toMatchObject({ handshakes: [{ way: 'page', outcome: 'opened', status: 101 }] });
    expect(verdict).toBe('passed');
    expect(new Set(page.asked.map(({ world }) => world))).toEqual(new Set(['apart']));
  });

  it.each([
    ['opened', 'opened-for-panel-only'],
    ['failed', 'not-opened'],
  ] as const)('name why the page’s handshake failed, and that the panel’s %s', async (outcome, is) => {
    const page = createFakePage('', socketThat('close'));
    const { run } = prepare({
      page,
      panel: { askHttp: async () => failedHttp, tryHandshake: async () => ({ ...failedSocket, outcome }) },
      network: { getHAR: async () => ({ entries: [entry(page, { socket: FORBIDDEN })] }) },
    });
    expect(await run('endpoint')).toMatchObject({
      verdict: 'failed',
      reason: { is, failure: { cause: 'unexpected-status', status: 403 } },
    });
  });

  it('do without a world apart', async () => {
    const page = createFakePage('', {}, false);
    const { run } = prepare({ page });
    expect((await run('endpoint')).result).toMatchObject({ handshakes: [{ way: 'panel', outcome: 'opened' }] });
    expect(page.asked).toEqual([]);
  });

  it('find a flag that is stale, and one that agrees', async () => {
    const code = (readyState: number) => `
      const ws = { url: 'ws://localhost:8000/ws', readyState: ${readyState}, [Symbol.toStringTag]: 'WebSocket' };
      globalThis.tradingWebSocket = { isConnected: true, ws };`;
    const stale = await prepare({ page: createFakePage(code(3)) }).run('flags');
    expect(stale).toMatchObject({
      verdict: 'failed',
      reason: { is: 'flag-stale', flag: 'isConnected', isOpen: false },
    });
    const open = prepare({ page: createFakePage(code(1)) });
    expect((await open.run('flags')).reason).toMatchObject({ is: 'socket-unseen' });
    const id = open.log.nextId();
    open.model.append([open.log.created(1), open.log.opened(2, id)]);
    expect(await open.run('flags')).toMatchObject({ verdict: 'passed', reason: { is: 'flags-agree' } });
  });

  it('read acknowledgements from the log, with refusals in the order of the questions', async () => {
    const { run, model, log } = prepare();
    expect((await run('subscriptions')).reason).toEqual({ is: 'none-open' });
    const id = log.nextId();
    model.append([log.created(1), log.opened(2, id)]);
    expect((await run('subscriptions')).reason).toEqual({ is: 'nothing-asked', openCount: 1 });
    const subscribe = (channel: string) => log.sent(3, id, `{"type":"subscribe","data":{"channel":"${channel}"}}`);
    model.append(['general', 'trading_signals', 'trading_data'].map(subscribe));
    const ack = (channel: string) =>
      log.received(4, id, `{"type": "subscribed", "data": {"channel": "${channel}", "connection_id": "conn_1_2"}}`);
    model.append([
      ack('general'),
      log.received(5, id, '{"type": "error", "error": "invalid_channel", "message": "Valid: general, trading_data"}'),
    ]);
    expect((await run('subscriptions')).reason).toEqual({
      is: 'refused',
      channels: ['trading_signals'],
      unanswered: ['trading_data'],
    });
    model.append([ack('trading_data')]);
    const { result } = await run('subscriptions');
    expect(result).toMatchObject({
      subscriptions: [{ state: 'acknowledged' }, { state: 'refused' }, { state: 'acknowledged' }],
    });
  });

  it.each([
    [[{ status: 200, body: '{"success":true,"data":{"active_connections":0}}' }, { status: 404 }], 'counts-agree'],
    [[{ status: 200, body: '{"active_connections":2}' }, { status: 404 }], 'more-on-server'],
    [[{ status: 404 }, { status: 404 }], 'not-implemented'],
    [[{ status: 500 }, { status: 404 }], 'http-error'],
    [[{ status: 200, body: '[[[' }, { status: 404 }], 'no-count'],
  ])('judge the server’s statistics %j as %s', async (answers, is) => {
    const queue = answers.map((answer) => ({ body: '', isBodyCut: false, tookMs: 1, failureText: null, ...answer }));
    const { run } = prepare({
      panel: { askHttp: async () => queue.shift() ?? failedHttp, tryHandshake: async () => failedSocket },
    });
    expect((await run('stats')).reason.is).toBe(is);
  });

  it('say when the server knows fewer connections than there are', async () => {
    const body = '{"success":true,"data":{"active_connections":0}}';
    const { run, model, log } = prepare({
      panel: {
        askHttp: async () => ({ status: 200, body, isBodyCut: false, tookMs: 1, failureText: null }),
        tryHandshake: async () => failedSocket,
      },
    });
    const id = log.nextId();
    model.append([log.created(1), log.opened(2, id)]);
    expect(await run('stats')).toMatchObject({
      verdict: 'warned',
      reason: { is: 'fewer-on-server', onServer: 0, here: 1 },
    });
  });
});
