import { describe, expect, it } from 'vitest';
import { createHarReader } from '../../lib/network/har-reader.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';

const frame = (url: string) => ({ functionName: '', url, lineNumber: 0, columnNumber: 0 });
const HOOK = frame('chrome-extension://abc/content-scripts/hook.js');
const message = (type: string, data: string, opcode = 1) => ({ type, time: 1795397107.5, opcode, data });

function entry(path: string, facts: object = {}, frames = [frame('http://h/worker.js')]) {
  return {
    startedDateTime: '2026-11-23T01:25:07.443Z',
    request: { url: `ws://h${path}`, headers: [] },
    response: { status: 101, headers: [] },
    _initiator: { stack: { callFrames: frames } },
    _webSocketMessages: [] as unknown[],
    ...facts,
  };
}

function createReadings() {
  const events: SessionEvent[] = [];
  const reader = createHarReader({ now: () => 1795397108000, onEvents: (batch) => events.push(...batch) });
  const read = (...entries: unknown[]) => {
    events.length = 0;
    reader.read(entries);
    return [...events];
  };
  return { reader, read };
}
const typesOf = (events: readonly SessionEvent[]) => events.map(({ type }) => type);

describe('createHarReader', () => {
  it('tells of an entry once, and again only when it changed', () => {
    const { read } = createReadings();
    const young = entry('/a');
    expect(typesOf(read(young))).toEqual(['network-observed']);
    expect(read(young)).toEqual([]);
    const grown = read(entry('/a', { _webSocketMessages: [message('send', 'x')] }, [HOOK, frame('http://h/a.js')]));
    expect(grown).toMatchObject([{ entryId: '1', sentCount: 1, isHooked: true }]);
  });

  it('tells the messages of a socket without a hook, each once, in one order of their own', () => {
    const { read } = createReadings();
    const greeting = message('receive', 'olá');
    const first = read(entry('/w', { _webSocketMessages: [greeting, { type: 'error', time: 1, data: 'x' }] }));
    expect(first).toMatchObject([
      { type: 'network-observed', isHooked: false },
      {
        type: 'message-received',
        connectionId: 'network/1',
        sequence: 0,
        payload: 'olá',
        byteLength: 4,
        timestamp: 1795397107500,
      },
    ]);
    const more = [greeting, { type: 'error', time: 1, data: 'x' }, message('send', 'AQI=', 2)];
    const second = read(entry('/w', { _webSocketMessages: more }));
    expect(second).toMatchObject([
      { type: 'network-observed' },
      { type: 'message-sent', sequence: 1, kind: 'binary', payload: new Uint8Array([1, 2]), byteLength: 2 },
    ]);
    expect(read(entry('/w', { _webSocketMessages: more }))).toEqual([]);
  });

  it('leaves the messages of hooked sockets to the hook, and those of hooked or unknown blobs too', () => {
    const { read } = createReadings();
    const facts = { _webSocketMessages: [message('send', 'x')] };
    const events = read(
      entry('/a', facts, [HOOK]),
      entry('/b', facts, [frame('blob:http://h/1')]),
      entry('/c', facts, []),
    );
    expect(typesOf(events)).toEqual(['network-observed', 'network-observed', 'network-observed']);
  });

  it('numbers entries through when the browser forgot its list', () => {
    const { read } = createReadings();
    const orders = (events: readonly SessionEvent[]) =>
      events.map((event) => (event.type === 'network-observed' ? event.order : null));
    const later = (path: string) => entry(path, { startedDateTime: '2026-11-23T01:26:00.000Z' });
    expect(orders(read(entry('/a'), entry('/b')))).toEqual([0, 1]);
    expect(orders(read(entry('/a'), entry('/b'), later('/c')))).toEqual([2]);
    expect(orders(read(later('/d')))).toEqual([3]);
    expect(orders(read())).toEqual([]);
    expect(orders(read(later('/e'), later('/f')))).toEqual([4, 5]);
  });

  it('knows when a socket ended, and while one is open that nobody else sees', () => {
    const { reader, read } = createReadings();
    read(entry('/a'));
    expect(reader.hasBlind()).toBe(true);
    const ended = entry('/a', { time: 275.5, timings: { receive: 79 } });
    expect(read(ended)).toMatchObject([{ closedAt: Date.parse('2026-11-23T01:25:07.443Z') + 275.5 }]);
    expect(reader.hasBlind()).toBe(false);
  });

  it('takes what Firefox gives', () => {
    const { reader, read } = createReadings();
    const { _initiator, _webSocketMessages, ...plain } = entry('/a', { response: { status: 403, headers: [] } });
    const facts = { status: 403, isHooked: null, hasCounts: false, initiatorStack: [] };
    expect(read(plain)).toMatchObject([facts]);
    expect(reader.hasBlind()).toBe(false);
  });
});
