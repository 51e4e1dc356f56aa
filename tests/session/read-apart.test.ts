import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import type { MessageEvent, SessionEvent } from '../../lib/protocol/events.ts';
import { createPacker, createUnpacker } from '../../lib/session/apart/packed-events.ts';
import { type ReadingWorker, readApart } from '../../lib/session/apart/read-apart.ts';
import type { ReadCall } from '../../lib/session/apart/read-calls.ts';
import { type ReadingScope, serveReading } from '../../lib/session/apart/serve-reading.ts';
import type { FileSource } from '../../lib/session/bytes/read-text.ts';
import { sessionText } from '../../lib/session/native/write-session.ts';
import { readFile } from '../../lib/session/read-file.ts';
import { madeSession } from '../bench-session/made-session.ts';
import { createRealmLog } from '../model/session-log.ts';
import { SCENES } from '../panel-gallery/scenes.ts';
import { bytesOf } from './write-bytes.ts';

const log = createRealmLog();
const other = createRealmLog('other');
const messages = fc.record({
  isSent: fc.boolean(),
  isTruncated: fc.boolean(),
  connection: fc.integer({ min: 1, max: 3 }),
  payload: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('\ud800', '', '\0é', null),
    fc.uint8Array({ maxLength: 9 }).map((bytes) => new Uint8Array(bytes)),
  ),
  sequence: fc.maxSafeNat(),
});
const anyEvent: fc.Arbitrary<SessionEvent> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(log.started(0), log.created(0), other.started(9)) },
  {
    weight: 4,
    arbitrary: messages.map(
      ({ isSent, isTruncated, connection, payload, sequence }): MessageEvent => ({
        type: isSent ? 'message-sent' : 'message-received',
        realmId: connection === 3 ? other.realmId : log.realmId,
        connectionId: `${log.realmId}/${connection}` as never,
        sequence,
        timestamp: sequence / 7,
        kind: payload instanceof Uint8Array ? 'binary' : 'text',
        byteLength: sequence % 1_000,
        payload: payload as MessageEvent['payload'],
        isTruncated,
      }),
    ),
  },
);

describe('events that are packed', () => {
  it('are the same when they are unpacked behind a clone, list after list', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyEvent, { maxLength: 12 }), { maxLength: 5 }), (lists) => {
        const pack = createPacker();
        const unpack = createUnpacker();
        expect(lists.map((events) => unpack(structuredClone(pack(events))))).toEqual(lists);
      }),
    );
  });
});

/** A worker in this thread, to which all goes through a real port; `endedCount` says how often one was ended. */
function createWorkers() {
  const workers = { endedCount: 0, create };
  function create(): ReadingWorker {
    const { port1, port2 } = new MessageChannel();
    serveReading(port2 as unknown as ReadingScope);
    port2.start();
    return Object.assign(port1, {
      onerror: null,
      terminate() {
        workers.endedCount++;
        port1.close();
      },
    }) as unknown as ReadingWorker;
  }
  return workers;
}

async function readBoth(source: () => FileSource, name = '') {
  const workers = createWorkers();
  const apart = createSessionModel();
  const here = createSessionModel();
  const progress: number[] = [];
  const report = await readApart(workers.create, source(), {
    name,
    onEvents: apart.append,
    onProgress: (readBytes) => progress.push(readBytes),
  });
  const expected = await readFile(source(), { name, onEvents: here.append });
  expect(report).toEqual(expected);
  expect(apart.view()).toEqual(here.view());
  expect([...apart.events()]).toEqual([...here.events()]);
  expect(workers.endedCount).toBe(1);
  return { report, progress };
}

describe('a file that is read in a worker', () => {
  it.each(Object.keys(SCENES) as (keyof typeof SCENES)[])('gives what it gives without one: %s', async (scene) => {
    const bytes = await bytesOf(sessionText(SCENES[scene].events), true);
    const { report } = await readBoth(() => bytes);
    expect(report.problems).toEqual([]);
  });

  it('gives a long one in many lists', async () => {
    const bytes = await bytesOf(sessionText(madeSession(20_000)), true);
    const { report, progress } = await readBoth(() => new Blob([bytes]));
    expect(report.eventCount).toBe(20_025);
    expect(progress.at(-1)).toBe(bytes.length);
    expect(progress.length).toBeGreaterThan(5);
  });

  it('waits while what it gave is not taken', async () => {
    const bytes = await bytesOf(sessionText(madeSession(20_000)), true);
    const { promise: isOver, resolve } = Promise.withResolvers<void>();
    const listeners: ((event: { readonly data: ReadCall }) => void)[] = [];
    const say = (data: ReadCall): void => {
      for (const listener of listeners) listener({ data });
    };
    let [ahead, most, lists] = [0, 0, 0];
    serveReading({
      addEventListener: (_, listener) => listeners.push(listener),
      postMessage({ type }) {
        if (type === 'report') resolve();
        if (type !== 'events') return;
        lists++;
        most = Math.max(most, ++ahead);
        // All that it may send before it waits is there by then.
        if (ahead === 8)
          setTimeout(() => {
            while (ahead > 0) {
              ahead--;
              say({ type: 'taken' });
            }
          });
      },
    });
    say({ type: 'read', source: bytes, name: '' });
    await isOver;
    expect(lists).toBeGreaterThan(10);
    expect(most).toBe(8);
  });

  it('tells what is wrong with a damaged one, and takes a stream', async () => {
    const bytes = await bytesOf(sessionText(madeSession(500)));
    const cut = bytes.slice(0, bytes.length / 2);
    const { report } = await readBoth(() => new Blob([cut]).stream());
    expect(report.problems).toMatchObject([{ kind: 'line-not-json' }, { kind: 'cut-off' }]);
    const { report: foreign } = await readBoth(() => new TextEncoder().encode('<html>'), 'a.html');
    expect(foreign.problems).toMatchObject([{ kind: 'foreign' }]);
  });

  it('ends the worker when it is given up, and when its events cannot be taken', async () => {
    const bytes = await bytesOf(sessionText(madeSession(5_000)), true);
    const workers = createWorkers();
    const own = new AbortController();
    const reading = readApart(workers.create, bytes, { signal: own.signal, onEvents: () => own.abort('enough') });
    await expect(reading).rejects.toBe('enough');
    await expect(readApart(workers.create, bytes, { signal: own.signal, onEvents() {} })).rejects.toBe('enough');
    const failing = readApart(workers.create, bytes, {
      onEvents() {
        throw new Error('No room.');
      },
    });
    await expect(failing).rejects.toThrow('No room.');
    expect(workers.endedCount).toBe(3);
  });
});
