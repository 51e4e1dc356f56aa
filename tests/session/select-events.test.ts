import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { exportSession } from '../../lib/session/export-session.ts';
import { messageKey } from '../../lib/session/message-key.ts';
import { planRedaction } from '../../lib/session/redact/redaction-plan.ts';
import { type Selection, selectEvents } from '../../lib/session/select-events.ts';
import { en } from '../../lib/texts/en.ts';
import { createRealmLog, START } from '../model/session-log.ts';
import { readAll } from './read-all.ts';

const ONE = 'page/1' as ConnectionId;
const TWO = 'page/2' as ConnectionId;
const ALL: Selection = { connectionIds: null, from: null, to: null, messages: null };

function someEvents(): SessionEvent[] {
  const log = createRealmLog();
  const net = createRealmLog('network');
  const events = [log.started(0), log.created(1), log.opened(2, ONE), log.created(3), log.opened(4, TWO)];
  for (let at = 100; at < 1_000; at += 100) events.push(log.received(at, at % 200 === 0 ? TWO : ONE, `m${at}`));
  const blob = log.received(1_000, ONE, null);
  const late = new Uint8Array([1, 2]);
  events.push(
    blob,
    log.event(1_001, {
      type: 'payload-read',
      connectionId: ONE,
      messageSequence: blob.sequence,
      payload: late,
      isTruncated: false,
    }),
  );
  log.skip(2);
  events.push(log.received(1_100, TWO, 'last'), log.closed(1_200, ONE, 1000), log.constructFailed(1_300, 'x', 'E', ''));
  events.push(net.network(50, { entryId: 'e1', status: 101, startedAt: START + 1 }));
  return events;
}

function fold(events: readonly SessionEvent[]) {
  const model = createSessionModel();
  model.append(events);
  const messages = Array.from({ length: model.messages.length }, (_, index) => model.messages.at(index)?.payload);
  return { view: model.view(), messages };
}

async function select(selection: Partial<Selection>) {
  const chosen = { selection: { ...ALL, ...selection }, view: fold(someEvents()).view };
  const events: SessionEvent[] = [];
  for await (const event of selectEvents(someEvents(), chosen)) events.push(event);
  return { events, ...fold(events) };
}

describe('a selection', () => {
  it('of everything is everything', async () => {
    expect((await select({})).events).toEqual(someEvents());
  });

  it('of a connection has its events and those of the page, and nothing that looks lost but what was', async () => {
    const { view, messages } = await select({ connectionIds: new Set([ONE]) });
    expect([...view.connections.keys()]).toEqual([ONE]);
    expect(messages).toEqual(['m100', 'm300', 'm500', 'm700', 'm900', new Uint8Array([1, 2])]);
    expect(view.losses.droppedCount).toBe(2);
    expect(view.connections.get(ONE)).toMatchObject({ network: { entryId: 'e1' }, close: { code: 1000 } });
  });

  it('of a time has the messages of that time, and how their connections began and ended', async () => {
    const { view, messages } = await select({ from: START + 300, to: START + 500 });
    expect(messages).toEqual(['m300', 'm400', 'm500']);
    expect(view.connections.get(ONE)).toMatchObject({ openedAt: START + 2, closedAt: START + 1_200 });
  });

  it('of a time leaves out connections that were not there', async () => {
    expect([...(await select({ from: START + 1_250 })).view.connections.keys()]).toContain(TWO);
    expect([...(await select({ from: START + 1_250 })).view.connections.keys()]).not.toContain(ONE);
  });

  it('of messages has these and no others', async () => {
    const wanted = someEvents().filter((event) => 'payload' in event && event.payload === 'm400');
    const { messages } = await select({ messages: new Set(wanted.map(messageKey)) });
    expect(messages).toEqual(['m400']);
  });
});

describe('an export of a selection', () => {
  it('is redacted as the part that it is, and says what part', async () => {
    const events = someEvents().map((event) =>
      'payload' in event && event.payload === 'm300' ? { ...event, payload: '{"password":"hunter2hunter2"}' } : event,
    ) as SessionEvent[];
    const chosen = { selection: { ...ALL, from: START + 300, to: START + 400 }, view: fold(events).view };
    const redaction = await planRedaction(events, { chosen });
    const { stream, fileName } = exportSession({
      format: 'tapewire',
      events,
      facts: { savedAt: START },
      chosen,
      redaction,
      texts: en,
    });
    const read = await readAll(stream);
    expect(fold(read.events).messages).toEqual(['{"password":"redacted-field-1"}', 'm400']);
    expect(read.header).toMatchObject({
      selection: { from: START + 300, to: START + 400 },
      redaction: { counts: { field: 1 } },
    });
    expect(fileName).toBe('session-2023-11-14T22-13-20.tapewire.ndjson.gz');
  });

  it('refuses a plan that was made for another part', async () => {
    const events = someEvents();
    const chosen = { selection: ALL, view: fold(events).view };
    const redaction = await planRedaction(events);
    expect(() => exportSession({ format: 'har', events, facts: {}, chosen, redaction, texts: en })).toThrow(
      'another part',
    );
  });
});
