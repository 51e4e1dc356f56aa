// The session as the events that it came as, for saving and for starting again. Messages are in the message log alone:
// this keeps the other events, each with the place that it had among the messages.
import type { MessageEvent, SessionEvent, SessionEventOf } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import type { MessageLog } from './message-log.ts';

/** A page that goes on calling `send` in vain makes an event each time; these are counted by their connection as well. */
export const MAX_SEND_FAILED = 100_000;
/** They go in slices of this share, so that the cost of evicting is spread over many events. */
const EVICTED_SHARE = 0.25;

const PANEL_REALM = 'panel' as RealmId;

export type ControlledEvent = Exclude<SessionEvent, MessageEvent>;

export interface EventLog {
  /** `messageIndex`: of a `payload-read`, whose bytes are the message's from then on. */
  append(event: ControlledEvent, messageIndex?: number | null): void;
  /** All but the messages, in order of arrival; a `payload-read` is without its bytes. */
  controls(): readonly ControlledEvent[];
  /** All events up to now, in order of arrival; what was evicted is said in an `events-dropped`. */
  all(): Generator<SessionEvent>;
}

interface Entry {
  readonly event: ControlledEvent;
  /** The message that it came before. */
  readonly before: number;
  readonly messageIndex: number | null;
}

export function isMessage(event: SessionEvent): event is MessageEvent {
  return event.type === 'message-sent' || event.type === 'message-received';
}

export function createEventLog(messages: MessageLog, limit = MAX_SEND_FAILED): EventLog {
  let entries: Entry[] = [];
  let sendFailedCount = 0;
  let evictedCount = 0;

  function evictSendFailed(): void {
    const count = Math.ceil(limit * EVICTED_SHARE);
    let left = count;
    entries = entries.filter(({ event }) => event.type !== 'send-failed' || left-- <= 0);
    sendFailedCount -= count;
    evictedCount += count;
  }

  function* all(): Generator<SessionEvent> {
    // What comes while a file is written is not part of it; what is evicted meanwhile is told at its end.
    const written = [...entries];
    const { evictedBytes, firstIndex } = messages;
    const end = firstIndex + messages.length;
    const startedAt = written[0]?.event.timestamp ?? 0;
    const before = messages.evictedCount + evictedCount;
    if (before > 0) yield evictionEvent(0, startedAt, before, evictedBytes);
    let next = 0;
    let missed = 0;
    for (let index = firstIndex; index < end; index++) {
      for (; (written[next]?.before ?? end) <= index; next++) yield eventOf(written[next] as Entry);
      const message = messages.eventAt(index);
      if (message !== undefined) yield message;
      else missed++;
    }
    for (const entry of written.slice(next)) yield eventOf(entry);
    const sequence = nextOfPanel(written);
    if (missed > 0) yield evictionEvent(sequence, startedAt, missed, messages.evictedBytes - evictedBytes);
  }

  function eventOf({ event, messageIndex }: Entry): SessionEvent {
    if (event.type !== 'payload-read' || messageIndex === null) return event;
    const payload = (messages.at(messageIndex)?.payload ?? null) as SessionEventOf<'payload-read'>['payload'];
    return { ...event, payload };
  }

  return {
    append(event, messageIndex = null) {
      const bare = event.type === 'payload-read' ? { ...event, payload: null } : event;
      if (event.type === 'send-failed' && ++sendFailedCount > limit) evictSendFailed();
      entries.push({ event: bare, before: messages.firstIndex + messages.length, messageIndex });
    },
    controls: () => entries.map(({ event }) => event),
    all,
  };
}

function nextOfPanel(entries: readonly Entry[]): number {
  return entries.reduce(
    (next, { event }) => (event.realmId === PANEL_REALM ? Math.max(next, event.sequence + 1) : next),
    1,
  );
}

function evictionEvent(
  sequence: number,
  timestamp: number,
  count: number,
  byteLength: number,
): SessionEventOf<'events-dropped'> {
  return { type: 'events-dropped', realmId: PANEL_REALM, sequence, timestamp, count, byteLength, why: 'evicted' };
}
