import './page-globals.ts';
import { describe, expect, it } from 'vitest';
import { createRecorder, type RecorderLimits } from '../../lib/hook/recorder.ts';
import type { MessageEvent, SessionEvent } from '../../lib/protocol/events.ts';
import type { RealmId } from '../../lib/protocol/identifiers.ts';
import { createFakePanel, droppedRange } from './fake-panel.ts';

const REALM = 'realm' as RealmId;
const SMALL: RecorderLimits = {
  backlog: { messages: 40, bytes: 400 },
  waiting: { messages: 90, bytes: 1_500 },
  eagerMessages: 8,
  maxUnderWay: 3,
};

function start(limits?: RecorderLimits) {
  const panel = createFakePanel();
  return { panel, recorder: createRecorder(REALM, panel.channel, limits) };
}

function isMessage(event: SessionEvent): event is MessageEvent {
  return event.type === 'message-received' || event.type === 'message-sent';
}

const texts = (events: readonly SessionEvent[]): unknown[] => events.filter(isMessage).map(({ payload }) => payload);
const drops = (events: readonly SessionEvent[]) => events.filter((event) => event.type === 'events-dropped');

describe('the recorder', () => {
  it('keeps what happened before the panel came', () => {
    const { panel, recorder } = start();
    recorder.control({ type: 'page-shown' });
    recorder.message(1, true, 'one', 0);
    recorder.message(1, false, 'two', 0);
    panel.attach(recorder);
    panel.deliver();
    expect(panel.events).toMatchObject([
      { type: 'page-shown', sequence: 0 },
      { type: 'message-received', sequence: 1, payload: 'one', byteLength: 3, connectionId: 'realm/1' },
      { type: 'message-sent', sequence: 2, payload: 'two' },
    ]);
  });

  it('sends a panel that came little first, so that it is soon there, and then all', () => {
    const { panel, recorder } = start();
    for (let index = 0; index < 1_000; index++) recorder.message(1, true, 'x', 0);
    panel.attach(recorder);
    panel.deliver();
    expect(panel.events).toHaveLength(128);
    panel.pull(recorder);
    panel.deliver();
    expect(panel.events).toHaveLength(1_000);
    panel.cut(recorder);
    for (let index = 0; index < 1_000; index++) recorder.message(1, true, 'x', 0);
    panel.attach(recorder);
    panel.deliver();
    expect(panel.events).toHaveLength(1_128);
    expect(panel.faults).toEqual([]);
  });

  it('says what the backlog let go, under the number of the last of it', () => {
    const { panel, recorder } = start(SMALL);
    for (let index = 0; index < 100; index++) recorder.message(1, true, 'x', 0);
    panel.attach(recorder);
    panel.deliver();
    expect(panel.events[0]).toMatchObject({ type: 'events-dropped', count: 60, byteLength: 60, sequence: 59 });
    expect(texts(panel.events)).toHaveLength(40);
  });

  it('says that they happened before what follows them, whatever that is', () => {
    const { panel, recorder } = start(SMALL);
    recorder.control({ type: 'page-hidden' });
    for (let index = 0; index < 100; index++) recorder.message(1, true, 'x', 0);
    recorder.control({ type: 'page-shown' });
    for (let index = 0; index < 100; index++) recorder.message(1, true, 'x', 0);
    panel.attach(recorder);
    panel.deliver();
    const places = panel.events.flatMap(({ type }, place) => (type === 'events-dropped' ? [place] : []));
    expect(places).toHaveLength(2);
    for (const place of places) expect(panel.events[place]?.timestamp).toBe(panel.events[place + 1]?.timestamp);
  });

  it('tells a second panel the same, not the sum of both', () => {
    const { panel, recorder } = start(SMALL);
    for (let round = 1; round <= 3; round++) {
      for (let index = 0; index < 100; index++) recorder.message(1, true, 'x', 0);
      panel.attach(recorder);
      panel.deliver();
      expect(drops(panel.events)).toMatchObject([{ count: round * 100 - 40, why: 'backlog-full' }]);
      panel.cut(recorder);
      panel.restart();
    }
  });

  it('does not drop what a panel behind has not confirmed until the bound, then says so', () => {
    const { panel, recorder } = start(SMALL);
    panel.attach(recorder);
    for (let index = 0; index < 100; index++) recorder.message(1, true, 'x', 0);
    while (panel.deliver()) panel.pull(recorder);
    expect(texts(panel.events)).toHaveLength(90);
    expect(drops(panel.events)).toMatchObject([{ count: 10, byteLength: 10, why: 'panel-behind' }]);
  });

  it('lets one message of any size through', () => {
    const { panel, recorder } = start();
    panel.attach(recorder);
    const giant = 'x'.repeat(64 * 1024 * 1024);
    recorder.message(1, true, giant, 0);
    recorder.message(1, true, new ArrayBuffer(64 * 1024 * 1024), 0);
    while (panel.deliver()) panel.pull(recorder);
    const [text, bytes] = panel.events.filter(isMessage);
    expect(text).toMatchObject({ isTruncated: true, byteLength: giant.length, kind: 'text' });
    expect(text?.payload).toHaveLength(16 * 1024 * 1024);
    expect(bytes).toMatchObject({ isTruncated: true, byteLength: giant.length, kind: 'binary' });
    expect(bytes?.payload).toHaveLength(16 * 1024 * 1024);
  });

  it('cuts a long text while nobody is there to see it', () => {
    const { panel, recorder } = start();
    recorder.message(1, true, 'é'.repeat(2 * 1024 * 1024), 0);
    panel.attach(recorder);
    panel.deliver();
    const [message] = panel.events.filter(isMessage);
    expect(message).toMatchObject({ isTruncated: true, byteLength: 2 * 1024 * 1024 });
    expect(message?.payload).toBe('é'.repeat(64 * 1024));
  });

  it('copies bytes at once and reads Blobs in their place', async () => {
    const { panel, recorder } = start();
    panel.attach(recorder);
    const buffer = new Uint8Array([1, 2, 3, 4]);
    recorder.message(1, true, new Blob([new Uint8Array([9, 8])]), 0);
    recorder.message(1, true, buffer.subarray(1, 3), 0);
    recorder.message(1, true, new DataView(buffer.buffer, 3), 0);
    recorder.message(1, true, 'text', 0);
    buffer.fill(0);
    await expect
      .poll(() => {
        while (panel.deliver()) panel.pull(recorder);
        return texts(panel.events);
      })
      .toEqual([new Uint8Array([9, 8]), new Uint8Array([2, 3]), new Uint8Array([4]), 'text']);
  });

  it('never looks into what the page converts itself', () => {
    const { panel, recorder } = start();
    const data = {
      toString() {
        throw new Error('read');
      },
    };
    recorder.message(1, false, data, 12);
    panel.attach(recorder);
    panel.deliver();
    expect(panel.events).toMatchObject([{ payload: null, byteLength: 12, isTruncated: true }]);
  });

  it('posts all as the page goes before the panel that was promised came, and nothing when none was', () => {
    const { panel, recorder } = start(SMALL);
    recorder.message(1, true, 'a', 0);
    recorder.farewell();
    expect(panel.events).toEqual([]);
    panel.promise();
    recorder.farewell();
    expect(texts(panel.events)).toEqual(['a']);
    panel.attach(recorder);
    recorder.message(1, true, 'b', 0);
    while (panel.deliver()) panel.pull(recorder);
    expect(texts(panel.events)).toEqual(['a', 'b']);
  });

  it('posts the unconfirmed rest as the page goes, and goes on from there when it comes back', () => {
    const { panel, recorder } = start(SMALL);
    panel.attach(recorder);
    for (let index = 0; index < 30; index++) recorder.message(1, true, `${index}`, 0);
    recorder.farewell();
    const all = Array.from({ length: 30 }, (_, index) => `${index}`);
    expect(texts(panel.events)).toEqual(all);
    panel.cut(recorder);
    for (let index = 0; index < 40; index++) recorder.message(1, true, 'later', 0);
    panel.attach(recorder);
    while (panel.deliver()) panel.pull(recorder);
    expect(texts(panel.events)).toHaveLength(70);
    expect(drops(panel.events)).toEqual([]);
  });
});

/** Mulberry32: small, seeded, good enough to choose steps. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('the recorder, whatever the order of things', () => {
  it.each(Array.from({ length: 60 }, (_, seed) => [seed]))(
    'delivers each event once or says that it is gone, in order (seed %i)',
    async (seed) => {
      const { panel, recorder } = start(SMALL);
      const random = randomFrom(seed);
      const below = (limit: number): number => Math.floor(random() * limit);
      const recorded: unknown[] = [];
      let isLinked = false;

      function record(): void {
        const kind = below(12);
        if (kind === 0) {
          recorded.push('control');
          recorder.control({ type: 'page-shown' });
          return;
        }
        const bytes = new Uint8Array(below(30)).fill(recorded.length);
        const text = `${recorded.length}`.padEnd(below(60), '.');
        const data = kind === 1 ? bytes : kind === 2 ? new Blob([bytes]) : text;
        recorded.push(kind <= 2 ? bytes : text);
        recorder.message(1, kind % 2 === 0, data, 0);
      }

      const steps: ReadonlyArray<() => unknown> = [
        () => {
          for (let count = below(60); count >= 0; count--) record();
        },
        () => void panel.deliver(),
        () => {
          if (isLinked) panel.pull(recorder);
        },
        () => {
          isLinked = true;
          panel.attach(recorder);
        },
        () => {
          isLinked = false;
          panel.cut(recorder);
          if (below(3) === 0) panel.restart();
        },
        () => {
          if (isLinked) recorder.farewell();
          isLinked = false;
          panel.cut(recorder);
        },
        () => new Promise((resolve) => setTimeout(resolve)),
      ];
      const weights = [6, 6, 4, 1, 1, 0.3, 1];
      const sum = weights.reduce((total, weight) => total + weight);
      for (let step = 0; step < 300; step++) {
        const chosen = random() * sum;
        let passed = 0;
        await steps[
          weights.findIndex((weight) => {
            passed += weight;
            return chosen < passed;
          })
        ]?.();
      }
      panel.attach(recorder);
      await expect
        .poll(() => {
          while (panel.deliver()) panel.pull(recorder);
          panel.pull(recorder);
          return panel.events.at(-1)?.sequence;
        })
        .toBe(recorded.length - 1);

      expect(panel.faults).toEqual([]);
      let next = 0;
      for (const event of panel.events) {
        if (event.type === 'events-dropped') {
          expect(droppedRange(event).first).toBe(next);
        } else {
          expect(event.sequence).toBe(next);
          if (isMessage(event) && !event.isTruncated) expect(event.payload).toEqual(recorded[next]);
          else if (!isMessage(event)) expect(recorded[next]).toBe('control');
        }
        next = event.sequence + 1;
      }
      expect(next).toBe(recorded.length);
    },
  );
});
