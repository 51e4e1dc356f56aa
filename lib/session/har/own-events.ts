// A socket of a HAR that Tapewire wrote, as the events that it was written from. Pure.
import type { MessageEvent, SessionEvent } from '../../protocol/events.ts';
import { connectionIdSchema, realmIdSchema } from '../../protocol/identifiers.ts';
import { readEvent } from '../native/event-line.ts';
import type { HarSocket } from './foreign-events.ts';
import type { PlacedTimes } from './har-clock.ts';
import { payloadOf } from './har-payload.ts';

/** Null when the entry does not hold enough: it is then read like anyone else's. */
export function ownEvents({ entry, messages }: HarSocket, { startedAt, times }: PlacedTimes): SessionEvent[] | null {
  const extra = entry._tapewire;
  const saidCount = messages.findLastIndex(({ type }) => type !== 'error') + 1;
  if (extra === undefined || extra.sequences.length < saidCount) return null;
  const realmId = realmIdSchema.safeParse(extra.realmId);
  const connectionId = connectionIdSchema.safeParse(extra.connectionId);
  const facts = soundEvents(extra.events);
  if (!realmId.success || !connectionId.success) return null;
  const own = { realmId: realmId.data, connectionId: connectionId.data };
  const cut = new Set(extra.cut);
  const missing = new Set(extra.missing);
  const said = messages.flatMap((message, index): SessionEvent[] => {
    if (message.type === 'error') return [];
    const { kind, byteLength, payload: data } = payloadOf(message);
    const isTruncated = cut.has(index);
    const payload = missing.has(index) ? null : data;
    const event: MessageEvent = {
      type: message.type === 'send' ? 'message-sent' : 'message-received',
      ...own,
      sequence: countOf(extra.sequences[index]),
      timestamp: times[index] ?? startedAt,
      kind: message.isBinary ? 'binary' : kind,
      byteLength: countOf(valueAt(extra.byteLengths, index) ?? byteLength),
      payload,
      isTruncated,
    };
    const late = valueAt(extra.late, index);
    if (late === undefined) return [event];
    const place = { sequence: countOf(late[0]), timestamp: Math.max(0, late[1]), messageSequence: event.sequence };
    const read: SessionEvent = { type: 'payload-read', ...own, ...place, payload, isTruncated };
    return [{ ...event, payload: null, isTruncated: false }, read];
  });
  return [...facts, ...said];
}

function valueAt<Value>(record: Readonly<Record<string, Value>>, index: number): Value | undefined {
  return Object.hasOwn(record, index) ? record[index] : undefined;
}

function countOf(value = 0): number {
  return Math.max(0, Math.floor(value));
}

/** Those of a list that are events, but no messages: these stand where every HAR has them. */
export function soundEvents(candidates: readonly unknown[]): SessionEvent[] {
  return candidates.flatMap((candidate) => {
    const content = readEvent(candidate);
    return 'event' in content && !content.event.type.startsWith('message-') ? [content.event] : [];
  });
}
