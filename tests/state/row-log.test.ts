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
  const extend = () => rows.extend(model.view().connections);
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

  it('forget a connection that turned out to be another', () => {
    const { model, realm, id, extend } = setUp();
    model.append([realm.received(10, id, 'a')]);
    const other = createRowLog(model.messages, ALL);
    other.extend(model.view().connections);
    expect(other.extend(new Map()).length).toBe(1);
    expect(extend().length).toBe(2);
  });
});
