import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { byteStream } from '../../lib/session/bytes/byte-stream.ts';
import { sessionText } from '../../lib/session/native/write-session.ts';
import { broadcast, createRealmLog, PY_FRAMES, PY_STACK } from '../model/session-log.ts';
import { readAll } from './read-all.ts';
import { bytesOf, textOf } from './write-bytes.ts';

const ONE = 'page/1' as ConnectionId;
const TWO = 'page/2' as ConnectionId;
const encode = (text: string) => new TextEncoder().encode(text);
const HEADER = '{"format":"tapewire-session","version":1}\n';
const SOUND = '{"type":"page-hidden","realmId":"r","sequence":0,"timestamp":1}';

function someEvents(): SessionEvent[] {
  const log = createRealmLog();
  const net = createRealmLog('network');
  const events = [log.started(0), log.created(1), log.opened(2, ONE), log.created(3, PY_STACK, PY_FRAMES)];
  events.push(log.opened(4, TWO), log.received(2000, ONE, broadcast('g_1')), log.received(2001, TWO, broadcast('g_1')));
  events.push(log.received(2002, ONE, new Uint8Array([0, 128, 255])), log.received(2003, ONE, 'ação \ud800 \u2028'));
  events.push(net.event(1, { type: 'panel-attached' }), net.network(5, { status: 101 }));
  events.push(log.received(2004, ONE, null), log.closed(2005, TWO));
  return events;
}

function viewOf(events: SessionEvent[]) {
  const model = createSessionModel();
  model.append(events);
  return model.view();
}

const write = (events: SessionEvent[]) =>
  bytesOf(sessionText(events, { environment: { pageUrl: 'http://h.test/' } }), true);

describe('a session file', () => {
  it('gives the events back as they were, and the same view', async () => {
    const events = someEvents();
    const read = await readAll(await write(events));
    expect(read).toMatchObject({ kind: 'tapewire', problems: [], refusedCount: 0, eventCount: events.length });
    expect(read.header).toMatchObject({ version: 1, environment: { pageUrl: 'http://h.test/' } });
    expect(read.events).toEqual(events);
    expect(viewOf(read.events)).toEqual(viewOf(events));
  });

  it('is one line a fact, bytes as base64', async () => {
    const lines = (await textOf(sessionText(someEvents()))).split('\n');
    expect(lines[0]).toBe('{"format":"tapewire-session","version":1,"hasEnd":true}');
    expect(lines[8]).toContain('"payload":{"base64":"AID/"}');
    expect(lines.slice(-2)).toEqual(['{"format":"tapewire-session-end","eventCount":13}', '']);
    expect(lines.slice(0, -1).map((line) => typeof JSON.parse(line))).not.toContain('undefined');
  });

  it('is read by zcat', async () => {
    const unpacked = execFileSync('zcat', { input: await write(someEvents()), encoding: 'utf8' });
    expect(unpacked.split('\n')).toHaveLength(someEvents().length + 3);
  });

  it('is read uncompressed, from a Blob and from a stream too', async () => {
    const plain = await bytesOf(sessionText(someEvents()));
    const sources = [plain, new Blob([plain]), new Blob([await write(someEvents())]).stream()];
    for (const source of sources) expect((await readAll(source)).events).toHaveLength(someEvents().length);
  });

  it('keeps fields that this version does not know, written again too', async () => {
    const message = Object.assign(createRealmLog().received(1, ONE, 'x'), { mood: 'good' });
    const read = await readAll(await write([message]));
    expect(read.events).toEqual([message]);
  });

  it('takes events that are made as they are asked for, and tells how far it is', async () => {
    async function* made(): AsyncGenerator<SessionEvent> {
      yield* someEvents();
    }
    const told: number[] = [];
    const read = await readAll(await bytesOf(sessionText(made(), {}, (count) => told.push(count))));
    expect(read.events).toEqual(someEvents());
    expect(told.at(-1)).toBe(someEvents().length);
  });

  it('ends when its writing is aborted, and asks for no more events', async () => {
    const stop = new AbortController();
    let made = 0;
    function* endless(): Generator<SessionEvent> {
      const log = createRealmLog();
      for (;;) {
        if (++made === 5_000) stop.abort();
        yield log.received(made, ONE, 'x'.repeat(1_000));
      }
    }
    const stream = byteStream(sessionText(endless()), { isCompressed: true, signal: stop.signal });
    await expect(new Response(stream).arrayBuffer()).rejects.toThrow('aborted');
    expect(made).toBeLessThan(20_000);
  });

  it('ends when its reading is aborted', async () => {
    const stop = new AbortController();
    const log = createRealmLog();
    const events = Array.from({ length: 20_000 }, (_, index) => log.received(index, ONE, `${Math.sin(index)}`));
    const bytes = await write(events);
    const reading = readAll(bytes, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(reading).rejects.toThrow('aborted');
  });
});

describe('a damaged session file', () => {
  it('keeps the sound lines and names the others', async () => {
    const lines = [SOUND, 'rubbish', '{"type":"warp"}', '{"a":1}', 'null', SOUND.replace('0', '-1'), '', SOUND];
    const read = await readAll(encode(HEADER + lines.join('\n')));
    expect(read.events).toHaveLength(2);
    expect(read.refusedCount).toBe(5);
    expect(read.problems).toEqual([
      { kind: 'line-not-json', line: 3 },
      { kind: 'line-unsound', line: 4, type: 'warp' },
      { kind: 'line-no-event', line: 5 },
      { kind: 'line-not-json', line: 6 },
      { kind: 'line-unsound', line: 7, type: 'page-hidden' },
    ]);
  });

  it('gives what lies before the place where it was cut off', async () => {
    const log = createRealmLog();
    const noise = (index: number) => `${index} ${Math.sin(index)} ${Math.cos(index)}`;
    const events = Array.from({ length: 5_000 }, (_, index) => log.received(index, ONE, noise(index)));
    const whole = await write(events);
    const read = await readAll(whole.slice(0, Math.floor(whole.length / 2)));
    expect(read.events.length).toBeGreaterThan(1_000);
    expect(read.events).toEqual(events.slice(0, read.events.length));
    expect(read.problems).toEqual([{ kind: 'cut-off', line: read.events.length + 1 }]);
  });

  it('notices a plain text that was cut off between two lines', async () => {
    const lines = (await textOf(sessionText(someEvents()))).split('\n');
    const read = await readAll(encode(`${lines.slice(0, 5).join('\n')}\n`));
    expect(read.events).toEqual(someEvents().slice(0, 4));
    expect(read.problems).toEqual([{ kind: 'cut-off', line: 5 }]);
  });

  it('notices that lines are missing in the middle', async () => {
    const lines = (await textOf(sessionText(someEvents()))).split('\n');
    const read = await readAll(encode(lines.toSpliced(3, 2).join('\n')));
    expect(read.problems).toEqual([{ kind: 'miscounted', said: 13, found: 11 }]);
  });

  it('reads on without a header', async () => {
    const read = await readAll(encode(`{"format":"tapewire-sess\u0000\n${SOUND}`), { name: 'a.tapewire.ndjson.gz' });
    expect(read).toMatchObject({ kind: 'tapewire', header: null, eventCount: 1, problems: [{ kind: 'no-header' }] });
  });

  it('leaves out what makes no sense in a header and keeps the rest of it', async () => {
    const read = await readAll(encode('{"format":"tapewire-session","version":1,"savedAt":"noon","creator":"T 1"}\n'));
    expect(read.header).toEqual({ format: 'tapewire-session', version: 1, creator: 'T 1' });
  });

  it('warns of a newer version and reads on', async () => {
    const read = await readAll(encode(`{"format":"tapewire-session","version":9}\n${SOUND}`));
    expect(read.problems).toEqual([{ kind: 'newer-version', version: 9, known: 1 }]);
    expect(read).toMatchObject({ eventCount: 1, header: { version: 9 } });
  });

  it('tells twenty wrong lines, counts the others, and still tells how the file ends', async () => {
    const read = await readAll(encode(HEADER.replace('1}', '1,"hasEnd":true}') + 'x\n'.repeat(1_000)));
    expect(read.problems).toHaveLength(21);
    expect(read.problems.at(-1)).toEqual({ kind: 'cut-off', line: 1_001 });
    expect(read.refusedCount).toBe(1_000);
  });
});
