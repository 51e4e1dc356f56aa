import { describe, expect, it } from 'vitest';
import { createMessageLog } from '../../../lib/model/message-log.ts';
import type { ConnectionId, RealmId } from '../../../lib/protocol/identifiers.ts';
import { createLatestLog, MAX_TYPES } from '../../../lib/state/latest/latest-log.ts';

const never = () => false;

function createLog() {
  const messages = createMessageLog({ maxMessages: 5_000 });
  const types: Array<string | null> = [];
  const latest = createLatestLog(messages, (index) => types[index] ?? null);
  const say = (type: string | null, connectionId = 'a', direction: 'sent' | 'received' = 'received') => {
    types.push(type);
    messages.append({
      type: `message-${direction}`,
      realmId: 'page' as RealmId,
      connectionId: connectionId as ConnectionId,
      sequence: types.length,
      timestamp: types.length * 10,
      kind: 'text',
      byteLength: 1,
      payload: 'x',
      isTruncated: false,
    });
  };
  return { latest, say };
}

describe('the latest values', () => {
  it('are the last of each type, connection and direction, in order of the first', () => {
    const { latest, say } = createLog();
    for (const type of ['tick', 'book', 'tick']) say(type);
    say('tick', 'b');
    say('tick', 'a', 'sent');
    latest.extend(never);
    say('tick');
    say(null);
    const { values, isDone } = latest.extend(never);
    expect(
      values.map(({ connectionId, direction, type, index, count }) => [connectionId, direction, type, index, count]),
    ).toEqual([
      ['a', 'received', 'tick', 5, 3],
      ['a', 'received', 'book', 1, 1],
      ['b', 'received', 'tick', 3, 1],
      ['a', 'sent', 'tick', 4, 1],
      ['a', 'received', null, 6, 1],
    ]);
    expect(isDone).toBe(true);
  });

  it('are found in slices, and go on where the last one ended', () => {
    const { latest, say } = createLog();
    for (let index = 0; index < 100; index++) say('tick');
    let looks = 0;
    const first = latest.extend(() => ++looks > 2);
    expect([first.isDone, first.values[0]?.count]).toEqual([false, 32]);
    expect(latest.extend(never).values[0]?.count).toBe(100);
  });

  it('are of so many types only, and what is left out is counted', () => {
    const { latest, say } = createLog();
    for (let index = 0; index < MAX_TYPES + 5; index++) say(`type ${index}`);
    const { values, leftOutCount } = latest.extend(never);
    expect([values.length, leftOutCount]).toEqual([MAX_TYPES, 5]);
  });

  it('count what was evicted since', () => {
    const { latest, say } = createLog();
    for (let index = 0; index < 4_000; index++) say('tick');
    latest.extend(never);
    for (let index = 0; index < 4_000; index++) say('tick');
    expect(latest.extend(never).values[0]?.count).toBe(8_000);
  });
});
