import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import { createRowLog, keyOf } from '../../lib/state/row-log.ts';
import { createRealmLog } from '../model/session-log.ts';

const ALL = { message: () => true, mark: () => true };

function setUp(limits = {}, tests = ALL) {
  const model = createSessionModel(limits);
  const rows = createRowLog(model.messages, tests);
  const realm = createRealmLog();
  const id = realm.nextId();
  const extend = () => rows.extend(model.view());
  model.append([realm.started(0), realm.created(1), realm.opened(5, id)]);
  return { model, realm, id, extend };
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
    const found = Array.from({ length: rows.length }, (_, at) => rows.at(at));
    expect(found.map((row) => (row?.kind === 'mark' ? row.mark.kind : row?.message.payload))).toEqual([
      'opened',
      'a',
      'send-failed',
      'send-failed',
      'b',
    ]);
    expect(found.map((row) => row && rows.positionOf(keyOf(row)))).toEqual([0, 1, 2, 3, 4]);
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
    const { model, realm, id, extend } = setUp();
    model.append([realm.received(10, id, 'a')]);
    const other = createRowLog(model.messages, ALL);
    other.extend(model.view());
    expect(other.extend({ connections: new Map(), sendFailures: [] }).length).toBe(1);
    expect(extend().length).toBe(2);
  });
});
