import { describe, expect, it } from 'vitest';
import { createEventLog } from '../../lib/state/event-log.ts';
import { createRealmLog } from '../model/session-log.ts';

describe('the event log', () => {
  it('gives up its oldest messages first, never the life of a connection, and says so', () => {
    const realm = createRealmLog();
    const id = realm.nextId();
    const log = createEventLog(10);
    log.append([realm.started(0), realm.created(1), realm.opened(2, id)]);
    for (let index = 0; index < 20; index++) log.append([realm.received(10 + index, id, `${index}`)]);
    const [dropped, ...kept] = log.snapshot();
    expect(kept.length).toBeLessThanOrEqual(10);
    expect(kept.slice(0, 3).map(({ type }) => type)).toEqual([
      'realm-started',
      'connection-created',
      'connection-opened',
    ]);
    expect(dropped).toMatchObject({ type: 'events-dropped', why: 'evicted', count: 23 - kept.length });
    expect(kept.at(-1)).toMatchObject({ payload: '19' });
  });

  it('is bounded by bytes as well', () => {
    const realm = createRealmLog();
    const id = realm.nextId();
    const log = createEventLog(1000, 100);
    for (let index = 0; index < 5; index++) log.append([realm.received(index, id, 'x'.repeat(40))]);
    const messages = log.snapshot().filter(({ type }) => type === 'message-received');
    expect(messages.length).toBeLessThanOrEqual(2);
  });
});
