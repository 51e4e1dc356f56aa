import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import { CHROME_START, chromeHar, httpToolkitHar, mitmproxyHar, playwrightHar } from './har-samples.ts';
import { readAll } from './read-all.ts';

async function open(har: unknown, indent = 0) {
  const read = await readAll(new TextEncoder().encode(JSON.stringify(har, null, indent)));
  const model = createSessionModel();
  model.append(read.events);
  const view = model.view();
  const connections = [...view.connections.values()];
  const messages = Array.from({ length: model.messages.length }, (_, index) => model.messages.at(index)).filter(
    (message) => message !== undefined,
  );
  return { ...read, view, connections, messages };
}

const withEntries = (entries: unknown[]) => ({ log: { ...chromeHar.log, entries } });

describe('a HAR of Chrome', () => {
  it('becomes connections with opener, subprotocols, times and end', async () => {
    const { kind, header, view, connections, problems } = await open(chromeHar);
    expect({ kind, creator: header?.creator, pageUrl: header?.environment?.pageUrl }).toEqual({
      kind: 'har',
      creator: 'WebInspector 537.36',
      pageUrl: 'http://localhost:8765/',
    });
    expect(connections[0]).toMatchObject({
      url: 'ws://localhost:8765/ws',
      readyState: 'closed',
      close: null,
      createdAt: CHROME_START,
      openedAt: CHROME_START + 12,
      closedAt: CHROME_START + 3505.366,
      requestedSubprotocols: ['chat', 'superchat'],
      subprotocol: 'chat',
      witnesses: { network: true },
      traffic: { sentCount: 2, receivedCount: 1, sentBytes: 14 },
      attribution: { opener: { place: { url: 'http://localhost:8765/app.js', line: 12, column: 5 } } },
    });
    expect([...view.realms.values()]).toMatchObject([{ url: 'http://localhost:8765/', startedAt: CHROME_START - 500 }]);
    expect(problems).toEqual([{ kind: 'unknown-clock', connectionCount: 1 }]);
  });

  it('gives the messages, to the microsecond', async () => {
    const { messages } = await open(chromeHar);
    expect(messages).toMatchObject([
      { direction: 'sent', kind: 'text', payload: 'hello main' },
      { direction: 'sent', kind: 'binary', payload: new Uint8Array([1, 2, 255, 0]), byteLength: 4 },
      { direction: 'received', timestamp: CHROME_START + 1500, payload: '{"type":"pong"}' },
    ]);
    expect(messages[0]?.timestamp).toBeCloseTo(CHROME_START + 56.471, 2);
  });

  it('tells why a connection failed, though its clock is its own', async () => {
    const { connections, view } = await open(chromeHar);
    expect(connections[1]).toMatchObject({
      createdAt: CHROME_START,
      failure: { cause: 'connection-refused' },
      close: { code: 1006 },
      attribution: { opener: { place: { line: 21 } } },
    });
    expect(view.findings).toMatchObject([{ rule: 'connection-failed', facts: { attempts: 1 } }]);
  });

  it('keeps the distances of a clock of its own, and puts it after what was listed before', async () => {
    const [, talked, refused] = chromeHar.log.entries;
    const retried = structuredClone(refused) as { _webSocketMessages: Array<{ time: number }> };
    for (const message of retried._webSocketMessages) message.time += 5;
    const late = { ...talked, startedDateTime: new Date(CHROME_START + 60_000).toISOString() };
    const { connections } = await open(withEntries([refused, talked, retried, late]));
    const failed = connections.filter(({ failure }) => failure !== null).map(({ createdAt }) => createdAt);
    expect(failed).toEqual([CHROME_START, CHROME_START + 5_000]);
  });

  it('is read when it is indented, and names the line of what makes no sense', async () => {
    const [document, socket] = chromeHar.log.entries;
    const broken = { ...socket, _webSocketMessages: [{ type: 'warp' }, null, { type: 'send', time: 1, data: 'x' }] };
    const har = withEntries([document, { request: 7 }, broken]);
    const read = await open(har, 2);
    const lines = JSON.stringify(har, null, 2).split('\n');
    const lineOf = (text: string, skipped = 0) =>
      lines.findIndex((line, at) => at >= skipped && line.includes(text)) + 1;
    expect(read.problems).toEqual([
      { kind: 'entry-unsound', line: lineOf('"request": 7') - 1 },
      { kind: 'line-unsound', line: lineOf('_webSocketMessages'), type: 'message' },
      { kind: 'line-unsound', line: lineOf('"warp"') + 1, type: 'message' },
    ]);
    expect(read.connections[0]?.traffic.sentCount).toBe(1);
  });

  it.each([
    ['in a message', '"hello ma'],
    ['between two messages', '{"type":"receive"'],
    ['in the entry behind its messages', '"serverIPAddress"'],
  ])('gives what is there when it is cut off %s', async (_, where) => {
    const text = JSON.stringify(chromeHar);
    const at = text.indexOf(where, text.indexOf('_webSocketMessages'));
    const read = await readAll(new TextEncoder().encode(text.slice(0, at + where.length)));
    expect(read.problems).toContainEqual({ kind: 'cut-off', line: 1 });
    expect(read.events.filter(({ type }) => type === 'connection-created')).toHaveLength(1);
    const count = where === '"hello ma' ? 0 : where.startsWith('{') ? 2 : 3;
    expect(read.events.filter(({ type }) => type.startsWith('message-'))).toHaveLength(count);
  });

  it('says so when no entry is a socket', async () => {
    const read = await open(withEntries(chromeHar.log.entries.slice(0, 1)));
    expect(read).toMatchObject({ kind: 'har', eventCount: 0, problems: [{ kind: 'no-sockets', entryCount: 1 }] });
  });
});

describe('a HAR of another tool', () => {
  it('is read with milliseconds, as Playwright writes', async () => {
    const { messages, problems, header } = await open(playwrightHar);
    expect(messages.map(({ timestamp }) => timestamp - CHROME_START)).toEqual([12.5, 40.25, 40.25]);
    expect(problems).toEqual([{ kind: 'messages-apart', connectionCount: 1 }]);
    expect(header).toMatchObject({ creator: 'Playwright 1.61.0', environment: { browser: 'chromium 150.0' } });
  });

  it('is read with the address of HTTP and an end that is not told, as mitmproxy writes', async () => {
    const { connections, messages } = await open(mitmproxyHar);
    expect(connections).toMatchObject([
      { url: 'wss://h.test/ws?room=1', readyState: 'closed', closedAt: CHROME_START + 750, close: null },
    ]);
    expect(messages).toMatchObject([{ payload: 'a' }, { payload: new Uint8Array([0, 1]) }]);
  });

  it('is read with close codes, as HTTP Toolkit writes', async () => {
    const { connections } = await open(httpToolkitHar);
    expect(connections).toMatchObject([
      { close: { code: 4001, reason: 'session expired', wasClean: true }, closedAt: CHROME_START + 2_000 },
      { close: { code: 1006, wasClean: false }, readyState: 'closed' },
    ]);
  });

  it('shows two of its sockets that were open at once', async () => {
    const [first] = httpToolkitHar.log.entries;
    const twins = [1, 2].map(() => ({
      ...first,
      _webSocketClose: { code: 1000, timestamp: CHROME_START / 1000 + 60 },
    }));
    const { view } = await open({ log: { ...httpToolkitHar.log, entries: twins } });
    expect(view.findings).toMatchObject([
      { rule: 'duplicate-connections', facts: { broadcasts: 1, doubledBroadcasts: 1 } },
    ]);
  });
});
