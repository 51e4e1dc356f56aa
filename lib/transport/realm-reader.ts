// The panel's end of one link: greets a realm, pulls its batches at the panel's own pace and unpacks them.
import { parseBatch, unpackBatch } from '../protocol/batch.ts';
import { reportSchema } from '../protocol/commands.ts';
import type { SessionEvent } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import { type Link, linkOver, type PortLike } from './link.ts';

/** Quiet time between two pulls: messages that come meanwhile share a batch, and one frame shows them. */
const PACE_MS = 30;
/** A batch of this many events is followed at once by the next pull: more is waiting. */
const FULL_BATCH = 1000;

export interface ReaderDeps {
  /** Last sequence received of each realm; outlives links, so that a broken one resumes where it stopped. */
  readonly received: Map<RealmId, number>;
  onEvents(events: readonly SessionEvent[]): void;
  onRefused(count: number): void;
  onClose(): void;
  /** `setTimeout` of the panel; injected for tests. */
  delay(task: () => void, delayMs: number): void;
}

/** Reads from `port` until it closes: `realmIds` at once, others as they say hello. */
export function readRealm(port: PortLike, realmIds: readonly RealmId[], deps: ReaderDeps): Link {
  const link = linkOver(port, { onMessage, onClose: deps.onClose });
  const takeBatch = batchTaker(deps);
  /** Who was greeted before they said hello, and will do so yet. */
  const greeted = new Set(realmIds);
  for (const realmId of greeted) greet(realmId);

  function onMessage(message: unknown): void {
    const report = reportSchema.safeParse(message);
    if (report.success) {
      if (report.data.type === 'refused') deps.onRefused(report.data.count);
      else if (!greeted.delete(report.data.realmId)) greet(report.data.realmId);
      return;
    }
    const taken = takeBatch(message);
    if (taken !== null) pullSoon(taken.realmId, taken.eventCount);
  }

  function greet(realmId: RealmId): void {
    const received = deps.received.get(realmId) ?? -1;
    link.post({ type: 'attach', realmId, received });
    link.post({ type: 'pull', realmId, received });
  }

  function pullSoon(realmId: RealmId, eventCount: number): void {
    const pull = (): void => void link.post({ type: 'pull', realmId, received: deps.received.get(realmId) ?? -1 });
    if (eventCount >= FULL_BATCH) pull();
    else deps.delay(pull, PACE_MS);
  }

  return link;
}

/** Takes what was posted as a batch, by a link or by a page without one; null when it was none. */
export function batchTaker(
  deps: Pick<ReaderDeps, 'received' | 'onEvents' | 'onRefused'>,
): (post: unknown) => { readonly realmId: RealmId; readonly eventCount: number } | null {
  return (post) => {
    const parsed = parseBatch(post);
    if (parsed === null) {
      deps.onRefused(1);
      return null;
    }
    const { realmId, last } = parsed.batch;
    const { events, refused } = unpackBatch(parsed.batch);
    if (parsed.refused + refused > 0) deps.onRefused(parsed.refused + refused);
    const before = deps.received.get(realmId) ?? -1;
    if (last > before) deps.received.set(realmId, last);
    deps.onEvents(eventsAfter(before, events));
    return { realmId, eventCount: events.length };
  };
}

/** What of `events` follows sequence `received`: links send again what they cannot know to have arrived. */
export function eventsAfter(received: number, events: readonly SessionEvent[]): readonly SessionEvent[] {
  if (events[0] === undefined || firstSequenceOf(events[0]) > received) return events;
  const fresh = events.filter((event) => event.sequence > received);
  return fresh.map((event) => {
    if (firstSequenceOf(event) > received || event.type !== 'events-dropped') return event;
    // Some of what the hook has let go meanwhile had arrived before.
    return { ...event, count: event.sequence - received };
  });
}

function firstSequenceOf(event: SessionEvent): number {
  return event.type === 'events-dropped' ? event.sequence - event.count + 1 : event.sequence;
}
