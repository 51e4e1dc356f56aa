import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { type ConnectionId, connectionIdOf } from '../../lib/protocol/identifiers.ts';
import { harText } from '../../lib/session/har/write-har.ts';
import { broadcast, createRealmLog, PY_FRAMES, PY_STACK, START } from '../model/session-log.ts';
import { readAll } from './read-all.ts';
import { bytesOf, textOf } from './write-bytes.ts';

const FACTS = { creator: 'Tapewire 0.1.0', environment: { browser: 'Chromium 156', pageUrl: 'http://h.test/' } };

/** Two rivals, one refused attempt, bytes of a Blob that came later, a cut message, a constructor that threw. */
function someEvents(): SessionEvent[] {
  const log = createRealmLog();
  const net = createRealmLog('network');
  const [one, two, three] = [1, 2, 3].map((number) => connectionIdOf(log.realmId, number)) as [
    ConnectionId,
    ConnectionId,
    ConnectionId,
  ];
  const events = [log.started(0), log.created(1), log.opened(2.125, one), log.created(3, PY_STACK, PY_FRAMES)];
  events.push(log.opened(4, two), log.sent(5, one, '{"type":"ping"}'));
  for (const index of [1, 2, 3]) {
    events.push(log.received(2000 + index, one, broadcast(`g_${index}`)));
    events.push(log.received(2000.5 + index, two, broadcast(`g_${index}`)));
  }
  const blob = log.received(2010, one, null);
  events.push(blob, log.received(2011, one, new Uint8Array([0, 255])), log.received(2012, one, 'ação \ud800 \u2028'));
  const bytes = new Uint8Array([7, 8, 9]);
  const read = { type: 'payload-read', connectionId: one, payload: bytes, isTruncated: false } as const;
  events.push(log.event(2013, { ...read, messageSequence: blob.sequence }));
  events.push(Object.assign(log.received(2014, two, 'cut'), { byteLength: 9_000, isTruncated: true }));
  events.push(log.received(2015, two, null));
  events.push(
    log.created(2020, undefined, null, 'ws://localhost:9/ws'),
    log.event(2021, { type: 'connection-error', connectionId: three }),
  );
  events.push(log.closed(2022, three), log.constructFailed(2023, 'nope://', 'SyntaxError', 'bad scheme'));
  log.skip(3);
  events.push(log.closed(4000, two, 1000), log.sendFailed(4001, two, 3, null));
  events.push(net.event(1, { type: 'panel-attached' }));
  const failed = { failureText: 'net::ERR_CONNECTION_REFUSED', startedAt: START + 2020, failedAt: START + 2021 };
  events.push(net.network(2030, { entryId: 'e2', url: 'ws://localhost:9/ws', order: 2, ...failed }));
  return events;
}

function viewOf(events: readonly SessionEvent[]) {
  const model = createSessionModel();
  model.append(events);
  const messages = Array.from({ length: model.messages.length }, (_, index) => model.messages.at(index));
  return { view: model.view(), messages };
}

const parsed = async (events: SessionEvent[]) => JSON.parse(await textOf(harText(events, FACTS)));

describe('a HAR', () => {
  it('is opened again as the session that it was written from', async () => {
    const read = await readAll(await bytesOf(harText(someEvents(), FACTS)));
    expect(read.problems).toEqual([]);
    expect(read.header).toMatchObject(FACTS);
    const [before, after] = [viewOf(someEvents()), viewOf(read.events)];
    expect(after.view.findings).toEqual(before.view.findings);
    expect(after.view.losses).toEqual(before.view.losses);
    expect(after.view.clients).toEqual(before.view.clients);
    expect([...after.view.connections]).toEqual([...before.view.connections]);
    const shown = (list: typeof before.messages) => list.map((message) => ({ ...message, index: 0 }));
    expect(shown(after.messages)).toEqual(shown(before.messages));
  });

  it('has the fields that Chrome writes, messages and nothing else inside them', async () => {
    const { log } = await parsed(someEvents());
    expect(log).toMatchObject({ version: '1.2', creator: { name: 'Tapewire', version: '0.1.0' } });
    expect(log.entries).toHaveLength(3);
    const [first] = log.entries;
    expect(first).toMatchObject({
      _initiator: {
        type: 'script',
        stack: { callFrames: [{ url: 'http://localhost:8000/index.html', lineNumber: 811 }, { lineNumber: 899 }] },
      },
      _priority: null,
      _resourceType: 'websocket',
      cache: {},
      request: { method: 'GET', url: 'ws://localhost:8000/ws', headers: [], queryString: [], cookies: [] },
      response: { status: 101, _error: null },
      timings: { send: 0, receive: 0 },
    });
    expect(Object.keys(first._webSocketMessages[0])).toEqual(['type', 'time', 'opcode', 'data']);
    expect(first._webSocketMessages[0]).toEqual({
      type: 'send',
      time: (START + 5) / 1000,
      opcode: 1,
      data: '{"type":"ping"}',
    });
    const binary = first._webSocketMessages.filter(({ opcode }: { opcode: number }) => opcode === 2);
    expect(binary.map(({ data }: { data: string }) => data)).toEqual(['BwgJ', 'AP8=']);
  });

  it('tells ends as HTTP Toolkit does, and causes as Chrome does', async () => {
    const { log } = await parsed(someEvents());
    expect(log.entries.map((entry: { _webSocketClose?: unknown }) => entry._webSocketClose)).toEqual([
      undefined,
      { code: 1000, reason: '', timestamp: (START + 4000) / 1000 },
      undefined,
    ]);
    expect(log.entries[2]).toMatchObject({
      response: { status: 0 },
      _webSocketMessages: [{ type: 'error', opcode: -1, data: 'net::ERR_CONNECTION_REFUSED' }],
    });
  });

  it('is opened by a reader that knows only what Chrome writes', async () => {
    const har = await parsed(someEvents());
    delete har.log._tapewire;
    for (const entry of har.log.entries) delete entry._tapewire;
    const read = await readAll(new TextEncoder().encode(JSON.stringify(har)));
    const { view } = viewOf(read.events);
    expect([...view.connections.values()].map(({ traffic }) => traffic.receivedCount)).toEqual([6, 5, 0]);
    expect(view.findings.map(({ rule }) => rule).sort()).toEqual(['connection-failed', 'duplicate-connections']);
  });
});
