import { describe, expect, it } from 'vitest';
import { createEventLog } from '../../lib/model/event-log.ts';
import { createMessageLog } from '../../lib/model/message-log.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import { createRealmLog } from './session-log.ts';

describe('the events of a session', () => {
  it('are those that it came as, in their order', () => {
    const realm = createRealmLog();
    const id = realm.nextId();
    const events = [realm.started(0), realm.created(1), realm.opened(2, id), realm.sent(10, id, 'olá "€" \ud800')];
    events.push(realm.received(20, id, new Uint8Array([1, 2, 255])));
    const blob = realm.received(30, id, null);
    events.push(blob, realm.sendFailed(35, id, 1, 'TypeError'));
    const read = {
      type: 'payload-read',
      connectionId: id,
      messageSequence: blob.sequence,
      isTruncated: false,
    } as const;
    events.push(realm.event(50, { ...read, payload: new Uint8Array([7]) }));
    events.push(realm.received(60, id, ''), realm.closed(70, id));
    const model = createSessionModel();
    model.append(events);
    expect([...model.events()]).toEqual(events);
    expect(model.controls().map(({ type }) => type)).not.toContain('message-received');
    expect(model.messages.at(2)).toMatchObject({ payload: new Uint8Array([7]) });
  });

  it('give the same view when they are read again', () => {
    const realm = createRealmLog();
    const id = realm.nextId();
    const model = createSessionModel({ maxMessages: 5 });
    model.append([realm.started(0), realm.created(1), realm.opened(2, id)]);
    for (let at = 10; at < 30; at++) model.append([realm.received(at, id, `${at}`)]);
    const again = createSessionModel();
    again.append([...model.events()]);
    const { losses } = again.view();
    expect(losses).toMatchObject({ droppedCount: 15, droppedBecause: { evicted: 15 } });
    expect(again.messages.length).toBe(5);
    expect(again.messages.at(0)).toMatchObject({ payload: '25' });
  });

  it('say what was let go before and while they are read', () => {
    const realm = createRealmLog();
    const id = realm.nextId();
    const model = createSessionModel({ maxMessages: 10 });
    model.append([realm.started(0), realm.created(1), realm.opened(2, id)]);
    for (let at = 10; at < 22; at++) model.append([realm.received(at, id, `${at}`)]);
    const events = model.events()[Symbol.iterator]();
    expect(events.next().value).toMatchObject({ type: 'events-dropped', why: 'evicted', count: 2 });
    for (let at = 22; at < 26; at++) model.append([realm.received(at, id, `${at}`)]);
    const rest = [...{ [Symbol.iterator]: () => events }];
    expect(rest.filter(({ type }) => type === 'message-received')).toHaveLength(6);
    expect(rest.at(-1)).toMatchObject({ type: 'events-dropped', why: 'evicted', count: 4 });
  });

  it('let sends in vain go where there are too many of them, and nothing else', () => {
    const realm = createRealmLog();
    const id = realm.nextId();
    const log = createEventLog(createMessageLog(), 100);
    log.append(realm.created(0) as Parameters<typeof log.append>[0]);
    for (let at = 1; at <= 1_000; at++) {
      log.append(realm.sendFailed(at, id, 3, null) as Parameters<typeof log.append>[0]);
    }
    const [dropped, created, ...kept] = log.all();
    expect(created).toMatchObject({ type: 'connection-created' });
    expect(kept.length).toBeLessThanOrEqual(100);
    expect(dropped).toMatchObject({ type: 'events-dropped', count: 1_000 - kept.length });
  });
});
