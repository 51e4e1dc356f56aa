import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import { createMarkLog, type MarkSource } from '../../lib/state/mark-log.ts';
import { createRowLog, type RowLog } from '../../lib/state/row-log.ts';
import type { RowTests } from '../../lib/state/row-tests.ts';
import { keyOf, type Rows } from '../../lib/state/rows.ts';
import { createRealmLog } from '../model/session-log.ts';

const ALL: RowTests = { passesAll: true, message: () => true, mark: () => true, isStale: () => false, renew: () => {} };
const NEVER = (): boolean => false;

function setUp(limits = {}, tests = ALL) {
  const model = createSessionModel(limits);
  const marks = createMarkLog(model.messages);
  const log = createRowLog(model.messages, marks, tests);
  const realm = createRealmLog();
  const id = realm.nextId();
  const extend = (source: MarkSource = model.view(), of: RowLog = log, isOver = NEVER) => {
    marks.extend(source);
    return of.extend(isOver);
  };
  model.append([realm.started(0), realm.created(1), realm.opened(5, id)]);
  return { model, marks, log, realm, id, extend };
}

function shown(rows: Rows): unknown[] {
  const all = Array.from({ length: rows.length }, (_, position) => rows.at(position));
  return all.map((row) => (row?.kind === 'mark' ? row.mark.kind : row?.message.payload));
}

/** Says that time is over at every `count`th look. */
function overAfter(count: number): () => boolean {
  let looks = 0;
  return () => ++looks % count === 0;
}

describe('the rows of the grid', () => {
  it('are the same object while nothing came', () => {
    const { extend } = setUp();
    expect(extend()).toBe(extend());
  });

  it('let go of what the message list evicted, and go on', () => {
    const { model, realm, id, extend } = setUp({ maxMessages: 10 });
    for (let batch = 0; batch < 5; batch++) {
      model.append(
        Array.from({ length: 7 }, (_, index) => realm.received(10 + batch * 10 + index, id, `${batch}-${index}`)),
      );
      extend();
    }
    const rows = extend();
    expect(rows.messageCount).toBe(10);
    expect(rows.length).toBe(10);
    const last = rows.at(9);
    expect(last?.kind === 'message' && last.message.payload).toBe('4-6');
    expect(last && rows.positionOf(keyOf(last))).toBe(9);
    expect(rows.positionOf('0')).toBe(-1);
  });

  it('hold each send that failed once, where it happened', () => {
    const { model, realm, id, extend } = setUp();
    model.append([realm.received(10, id, 'a'), realm.sendFailed(20, id, 1, 'TypeError')]);
    extend();
    model.append([realm.sendFailed(21, id, 1, 'TypeError'), realm.received(30, id, 'b')]);
    const rows = extend();
    expect(shown(rows)).toEqual(['opened', 'a', 'send-failed', 'send-failed', 'b']);
    const keys = Array.from({ length: rows.length }, (_, at) => rows.at(at)).map((row) => row && keyOf(row));
    expect(keys.map((key) => rows.positionOf(key ?? ''))).toEqual([0, 1, 2, 3, 4]);
    expect(keys.map((_, at) => rows.indexAt(at))).toEqual([null, 0, null, null, 1]);
  });

  it('are new ones when a message in them was amended', () => {
    const { model, realm, id, extend } = setUp();
    const blob = realm.received(10, id, null);
    model.append([blob]);
    const before = extend();
    const facts = { type: 'payload-read', connectionId: id, messageSequence: blob.sequence } as const;
    model.append([realm.event(11, { ...facts, payload: new Uint8Array([1]), isTruncated: false })]);
    expect(extend()).not.toBe(before);
  });

  it('forget a connection that turned out to be another', () => {
    const { model, extend } = setUp();
    const net = createRealmLog('network');
    model.append([net.network(10, { entryId: 'w', startedAt: 10, status: 101, isHooked: false })]);
    expect(shown(extend())).toEqual(['opened', 'opened']);
    const { connections, ...view } = model.view();
    const without = new Map([...connections].filter(([id]) => !id.startsWith('network/')));
    expect(shown(extend({ ...view, connections: without }))).toEqual(['opened']);
  });
});

describe('a new filter over many messages', () => {
  const COUNT = 1_000;
  const isSeventh: RowTests = { ...ALL, passesAll: false, message: (index) => index % 7 === 0 };

  function loaded() {
    const parts = setUp({ maxMessages: COUNT });
    const { model, realm, id, extend } = parts;
    for (let n = 0; n < COUNT; n++) {
      if (n % 250 === 100) model.append([realm.sendFailed(10 + n, id, 3, null)]);
      model.append([realm.received(10 + n, id, `${n}`)]);
    }
    extend();
    return parts;
  }

  it('finds the newest first, in slices, and in the end the same as at once', () => {
    const { model, marks, extend } = loaded();
    const atOnce = shown(extend(model.view(), createRowLog(model.messages, marks, isSeventh)));
    const inSlices = createRowLog(model.messages, marks, isSeventh);
    const isOver = overAfter(2);
    const first = shown(extend(model.view(), inSlices, isOver));
    expect(inSlices.progress).toBeLessThan(1);
    expect(first).toEqual(atOnce.slice(-first.length));
    let slices = 1;
    for (; inSlices.progress < 1; slices++) extend(model.view(), inSlices, isOver);
    expect(slices).toBeGreaterThan(3);
    expect(shown(extend(model.view(), inSlices))).toEqual(atOnce);
    expect(atOnce.filter((row) => row === 'send-failed')).toHaveLength(4);
  });

  it('takes in what arrives and lets go what is evicted meanwhile', () => {
    const { model, marks, realm, id, extend } = loaded();
    const log = createRowLog(model.messages, marks, isSeventh);
    const isOver = overAfter(3);
    for (let n = COUNT; n < COUNT + 600; n++) {
      model.append([realm.received(10 + n, id, `${n}`)]);
      if (n % 50 === 0) extend(model.view(), log, isOver);
    }
    while (log.progress < 1) extend(model.view(), log, isOver);
    const rows = extend(model.view(), log);
    const fresh = extend(model.view(), createRowLog(model.messages, marks, isSeventh));
    expect(shown(rows)).toEqual(shown(fresh));
    expect(rows.messageCount).toBe(fresh.messageCount);
  });

  it('counts as new only what arrived', () => {
    const { model, marks, realm, id, extend } = loaded();
    const log = createRowLog(model.messages, marks, isSeventh);
    const before = extend(model.view(), log, overAfter(2)).takenCount;
    while (log.progress < 1) extend(model.view(), log, overAfter(2));
    expect(extend(model.view(), log).takenCount).toBe(before);
    model.append(Array.from({ length: 7 }, (_, n) => realm.received(5_000 + n, id, 'x')));
    expect(extend(model.view(), log).takenCount).toBe(before + 1);
  });

  it('looks again at what was amended', () => {
    const { model, marks, extend, realm } = loaded();
    let wanted = new Set([3, 400, 999]);
    const log = createRowLog(model.messages, marks, {
      ...ALL,
      passesAll: false,
      mark: NEVER,
      message: (n) => wanted.has(n),
    });
    expect(shown(extend(model.view(), log))).toEqual(['3', '400', '999']);
    wanted = new Set([3, 5, 400, 998]);
    const other = realm.nextId();
    model.append([realm.created(9_000), realm.opened(9_001, other)]);
    for (const n of [5, 998, 999]) {
      (model.messages as unknown as { setCopies(index: number, copies: number): void }).setCopies(n, 2);
    }
    expect(shown(extend(model.view(), log))).toEqual(['3', '5', '400', '998']);
    expect(extend(model.view(), log).messageCount).toBe(4);
  });

  it('begins anew when what it was told of a connection is no longer true', () => {
    const { model, marks, extend } = loaded();
    let isStale = false;
    let wanted = 1;
    const tests = {
      ...ALL,
      passesAll: false,
      mark: NEVER,
      message: (n: number) => n === wanted,
      isStale: () => isStale,
    };
    const log = createRowLog(model.messages, marks, tests);
    expect(shown(extend(model.view(), log))).toEqual(['1']);
    [isStale, wanted] = [true, 2];
    expect(shown(extend(model.view(), log))).toEqual(['2']);
  });
});
