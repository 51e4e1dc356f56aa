// The realm's tape: a bounded backlog from the start of the page, posted in batches whenever the panel asks.
// Runs inside the page's own message events: constant time, no allocation beyond its queues, and no timers at all
// (a page may count or clear timer ids). The panel's `pull` is pace, acknowledgement and resume point in one.
import type { ControlEvent } from '../protocol/events.ts';
import type { ConnectionId, RealmId } from '../protocol/identifiers.ts';
import { type MadeBatch, nextBatch } from './batcher.ts';
import { readBlob } from './blob.ts';
import type { Channel } from './channel.ts';
import { createControlQueue } from './control-queue.ts';
import { createMessageQueue } from './message-queue.ts';
import { bareArray, timestamp } from './natives.ts';
import { bytesPayload, type Payload } from './payload.ts';

/** What is kept for a panel that comes late. */
const BACKLOG = { messages: 20_000, bytes: 8 * 1024 * 1024 } as const;
/** What may wait for a panel that is attached but behind: beyond it new messages are dropped and counted. */
const WAITING = { messages: 131_072, bytes: 96 * 1024 * 1024 } as const;
/** Messages that are worth a batch without being asked, and how many unconfirmed batches may be under way. */
const EAGER_MESSAGES = 1024;
const MAX_UNDER_WAY = 8;

/** A control event without what the recorder adds. */
export type ControlFacts = ControlEvent extends infer Event
  ? Event extends ControlEvent
    ? Omit<Event, 'realmId' | 'sequence' | 'timestamp'>
    : never
  : never;

export interface Recorder {
  control(facts: ControlFacts): void;
  message(connection: number, isReceived: boolean, payload: Payload): void;
  isAttached(): boolean;
  /** The panel came (again): what follows sequence `received` is posted anew when it pulls. -1: it has nothing. */
  attach(received: number): void;
  /** The panel confirms all up to sequence `received` and asks for what follows, now or as soon as it happens. */
  pull(received: number): void;
  detach(): void;
  /** The page goes away: everything that the panel has not confirmed is posted at once. */
  farewell(): void;
}

/** `channel` leads to the bridge. */
export function createRecorder(realmId: RealmId, channel: Channel): Recorder {
  const messages = createMessageQueue();
  const controls = createControlQueue();
  let underWay = bareArray<MadeBatch>();
  let sequence = 0;
  let isAttached = false;
  let isPulled = false;
  let droppedCount = 0;
  let droppedBytes = 0;

  function add(facts: ControlFacts): void {
    controls.add({ ...facts, realmId, sequence: sequence++, timestamp: timestamp() } as ControlEvent);
  }

  function sendIfWanted(): void {
    if (!isAttached) return;
    if (isPulled || (messages.unsent() >= EAGER_MESSAGES && underWay.length < MAX_UNDER_WAY)) send();
  }

  function discloseDrops(): void {
    if (droppedCount === 0) return;
    add({ type: 'events-dropped', count: droppedCount, byteLength: droppedBytes, why: 'panel-behind' });
    droppedCount = 0;
    droppedBytes = 0;
  }

  function next(): MadeBatch | null {
    return nextBatch(realmId, messages, controls, onBlob);
  }

  function send(): void {
    discloseDrops();
    const made = next();
    if (made === null) return;
    isPulled = false;
    underWay[underWay.length] = made;
    channel.post(made.batch);
  }

  function onBlob(blob: Blob, connection: number, messageSequence: number): void {
    readBlob(blob, (view) => {
      const { bytes, isTruncated } = bytesPayload(view, true);
      const connectionId = `${realmId}/${connection}` as ConnectionId;
      add({ type: 'payload-read', connectionId, messageSequence, payload: bytes, isTruncated });
      sendIfWanted();
    });
  }

  function confirm(received: number): void {
    const open = bareArray<MadeBatch>();
    for (let index = 0; index < underWay.length; index++) {
      const made = underWay[index] as MadeBatch;
      if (made.last > received) open[open.length] = made;
      else {
        messages.confirm(made.messageEnd);
        controls.confirm(made.controlEnd);
      }
    }
    underWay = open;
    messages.trim(BACKLOG, true);
  }

  return {
    isAttached: () => isAttached,
    control(facts) {
      add(facts);
      sendIfWanted();
    },
    message(connection, isReceived, payload) {
      const own = sequence++;
      if (isAttached && messages.isFull(WAITING, payload.weight)) {
        droppedCount++;
        droppedBytes += payload.weight;
        return;
      }
      messages.add(own, timestamp(), connection, isReceived, payload);
      messages.trim(BACKLOG, isAttached);
      sendIfWanted();
    },
    attach(received) {
      confirm(received);
      underWay = bareArray();
      const lost = messages.rewind(received < 0);
      const lostControls = controls.rewind(received < 0);
      isAttached = true;
      const count = lost.count + lostControls;
      if (count > 0) add({ type: 'events-dropped', count, byteLength: lost.byteLength, why: 'backlog-full' });
    },
    pull(received) {
      if (!isAttached) return;
      confirm(received);
      isPulled = true;
      send();
    },
    farewell() {
      if (!isAttached) return;
      discloseDrops();
      messages.rewind(false);
      controls.rewind(false);
      for (let made = next(); made !== null; made = next()) channel.postAtOnce(made.batch);
    },
    detach() {
      isAttached = false;
      isPulled = false;
      messages.trim(BACKLOG, false);
    },
  };
}
