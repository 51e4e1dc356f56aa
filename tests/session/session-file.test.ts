import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { readSession } from '../../lib/session/read-session.ts';
import { sessionLines, writeSession } from '../../lib/session/write-session.ts';
import { broadcast, createRealmLog, PY_FRAMES, PY_STACK } from '../model/session-log.ts';

const ONE = 'page/1' as ConnectionId;
const TWO = 'page/2' as ConnectionId;
const bytesOf = (text: string) => new TextEncoder().encode(text);
const HEADER = '{"format":"tapewire-session","version":1}\n';

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

describe('a session file', () => {
  it('gives the events back as they were, and the same view', async () => {
    const events = someEvents();
    const read = await readSession(await write(events));
    expect(read).toMatchObject({ problems: [], refusedCount: 0, header: { version: 1, pageUrl: 'http://h.test/' } });
    expect(read.events).toEqual(events);
    expect(viewOf(read.events)).toEqual(viewOf(events));
  });

  it('is one line a fact, bytes as base64', () => {
    const lines = [...sessionLines(someEvents())];
    expect(lines[0]).toBe(HEADER);
    expect(lines[8]).toContain('"payload":{"base64":"AID/"}');
    expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  });

  it('is read uncompressed too', async () => {
    const text = [...sessionLines(someEvents())].join('');
    expect((await readSession(bytesOf(text))).events).toHaveLength(someEvents().length);
  });

  it('keeps fields that this version does not know', async () => {
    const line = '{"type":"page-hidden","realmId":"r","sequence":0,"timestamp":1,"mood":"good"}';
    const read = await readSession(bytesOf(`${HEADER}${line}`));
    expect(read.events).toEqual([expect.objectContaining({ mood: 'good' })]);
  });
});

describe('a damaged session file', () => {
  it('keeps the sound lines and names the others', async () => {
    const sound = '{"type":"page-hidden","realmId":"r","sequence":0,"timestamp":1}';
    const lines = [sound, 'rubbish', '{"type":"warp"}', '{"a":1}', 'null', sound.replace('0', '-1'), '', sound];
    const read = await readSession(bytesOf(HEADER + lines.join('\n')));
    expect(read.events).toHaveLength(2);
    expect(read.refusedCount).toBe(5);
    expect(read.problems).toEqual([
      'Line 3 is not JSON.',
      'Line 4 is no sound warp event.',
      'Line 5 is no event.',
      'Line 6 is not JSON.',
      'Line 7 is no sound page-hidden event.',
    ]);
  });

  it('gives what lies before the place where it was cut off', async () => {
    const log = createRealmLog();
    const noise = (index: number) => `${index} ${Math.sin(index)} ${Math.cos(index)}`;
    const events = Array.from({ length: 5_000 }, (_, index) => log.received(index, ONE, noise(index)));
    const whole = await write(events);
    const read = await readSession(whole.slice(0, Math.floor(whole.length / 2)));
    expect(read.events.length).toBeGreaterThan(1_000);
    expect(read.events).toEqual(events.slice(0, read.events.length));
    expect(read.problems).toHaveLength(1);
    expect(read.problems[0]).toMatch(/^The file is damaged or ends too early. \d+ events before that were read.$/);
  });

  it.each([
    ['', 'The file is empty.'],
    ['hello\nworld', 'Line 1 is not the header of a Tapewire session.'],
    ['{"format":"har"}\n', 'Line 1 is not the header of a Tapewire session.'],
    ['\u001f\u008b', /damaged/],
  ])('refuses %j in one sentence', async (text, sentence) => {
    const read = await readSession(Uint8Array.from(text, (unit) => unit.charCodeAt(0)));
    expect(read.events).toEqual([]);
    expect(read.problems).toHaveLength(1);
    expect(read.problems[0]).toMatch(sentence);
  });

  it('warns of a newer version and reads on', async () => {
    const read = await readSession(bytesOf('{"format":"tapewire-session","version":9}\n'));
    expect(read.problems[0]).toContain('version 9');
    expect(read.header?.version).toBe(9);
  });

  it('does not fill memory with problems', async () => {
    const read = await readSession(bytesOf(HEADER + 'x\n'.repeat(1_000)));
    expect(read.problems).toHaveLength(20);
    expect(read.refusedCount).toBe(1_000);
  });
});

async function write(events: SessionEvent[]): Promise<Uint8Array<ArrayBuffer>> {
  return await writeSession(events, { pageUrl: 'http://h.test/' });
}
