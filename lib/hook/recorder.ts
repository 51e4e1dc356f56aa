// The realm's tape: a bounded backlog from the start of the page, posted in batches whenever the panel asks.
// Runs inside the page's own message events: constant time, no allocation beyond its queues, and no timers at all
// (a page may count or clear timer ids). The panel's `pull` is pace, acknowledgement and resume point in one.
import type { ControlEvent } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import { createBatcher } from './batcher.ts';
import type { Channel } from './channel.ts';
import { createControlQueue } from './control-queue.ts';
import { type Bounds, createMessageQueue } from './message-queue.ts';
import { bareArray, timestamp } from './natives.ts';
import { longestText, payloadOf } from './payload.ts';
import { FLAGS } from './wire.ts';

export interface RecorderLimits {
  /** What is kept for a panel that comes late. */
  readonly backlog: Bounds;
  /** What may wait for a panel that is attached but behind: once it is full new messages are dropped and counted. */
  readonly waiting: Bounds;
  /** Messages that are worth a batch without being asked, and how many unconfirmed batches may be under way. */
  readonly eagerMessages: number;
  readonly maxUnderWay: number;
}

const LIMITS: RecorderLimits = {
  backlog: { messages: 20_000, bytes: 8 * 1024 * 1024 },
  waiting: { messages: 131_072, bytes: 96 * 1024 * 1024 },
  eagerMessages: 1024,
  maxUnderWay: 8,
};

/** A control event without what the recorder adds. */
export type ControlFacts = ControlEvent extends infer Event
  ? Event extends ControlEvent
    ? Omit<Event, 'realmId' | 'sequence' | 'timestamp'>
    : never
  : never;

export interface Recorder {
  control(facts: ControlFacts): void;
  /** `data` as the page gave or got it. `buffered`: size of what must not be looked into. */
  message(connection: number, isReceived: boolean, data: unknown, buffered: number): void;
  /** The panel came (again): what follows sequence `received` is posted anew when it pulls. -1: it has nothing. */
  attach(received: number): void;
  /** The panel confirms all up to sequence `received` and asks for what follows, now or as soon as it happens. */
  pull(received: number): void;
  detach(): void;
  /** The page goes away: everything that an awaiting panel has not confirmed is posted at once. */
  farewell(): void;
}

/** `channel` leads to the bridge. */
export function createRecorder(
  realmId: RealmId,
  channel: Pick<Channel, 'post' | 'postAtOnce' | 'isAwaited'>,
  limits = LIMITS,
): Recorder {
  const { backlog, waiting, eagerMessages, maxUnderWay } = limits;
  const messages = createMessageQueue();
  const controls = createControlQueue();
  const batcher = createBatcher(realmId, messages, controls, sendIfWanted);
  /** Last sequences of the batches that the panel has not confirmed. */
  let underWay = bareArray<number>();
  let confirmed = -1;
  let sequence = 0;
  let isAttached = false;
  let isPulled = false;

  function sendIfWanted(): void {
    if (!isAttached) return;
    const isWorthIt = messages.end() - messages.next() >= eagerMessages && underWay.length < maxUnderWay;
    if (isPulled || isWorthIt) send();
  }

  function send(): void {
    const batch = batcher.next(sequence, false);
    if (batch === null) return;
    isPulled = false;
    underWay[underWay.length] = batch.last;
    channel.post(batch);
  }

  function confirm(received: number): void {
    if (received <= confirmed || received >= sequence) return;
    confirmed = received;
    messages.confirm(received);
    controls.confirm(received);
    const open = bareArray<number>();
    for (let index = 0; index < underWay.length; index++) {
      const last = underWay[index] as number;
      if (last > received) open[open.length] = last;
    }
    underWay = open;
    messages.trim(backlog, true);
  }

  function rewind(fromStart: boolean): void {
    underWay = bareArray();
    if (fromStart) confirmed = -1;
    const seen = messages.rewind(fromStart);
    controls.rewind(fromStart);
    batcher.rewind(confirmed + 1, seen);
  }

  return {
    control(facts) {
      controls.add({ ...facts, realmId, sequence: sequence++, timestamp: timestamp() } as ControlEvent);
      sendIfWanted();
    },
    message(connection, isReceived, data, buffered) {
      // A number that reaches no queue is told as dropped by the batch that passes over it.
      const own = sequence++;
      const direction = isReceived ? FLAGS.received : 0;
      if (isAttached && messages.isFull(waiting)) {
        messages.drop(typeof data === 'string' ? data.length : 0);
        return;
      }
      if (typeof data === 'string' && data.length <= longestText(isAttached)) {
        messages.add(own, timestamp(), connection, direction, -1, data.length, data);
      } else {
        const { flags, size, weight, content } = payloadOf(data, isAttached, buffered);
        messages.add(own, timestamp(), connection, direction | flags, size, weight, content);
      }
      messages.trim(backlog, isAttached);
      if (isAttached) sendIfWanted();
    },
    attach(received) {
      confirm(received);
      rewind(received < 0);
      isAttached = true;
    },
    pull(received) {
      if (!isAttached) return;
      confirm(received);
      isPulled = true;
      send();
    },
    farewell() {
      if (!channel.isAwaited()) return;
      rewind(!isAttached);
      for (let batch = batcher.next(sequence, true); batch !== null; batch = batcher.next(sequence, true)) {
        channel.postAtOnce(batch);
      }
    },
    detach() {
      isAttached = false;
      isPulled = false;
      messages.trim(backlog, false);
    },
  };
}
