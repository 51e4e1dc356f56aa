// Events of connections and realms that wait for a panel. Apart from the messages, because a flood of messages must
// never push out the events that say which connections exist.
import type { ControlEvent } from '../protocol/events.ts';
import { bareArray } from './natives.ts';

/** Some 5,000 connections from constructor to closed. */
const MAX_EVENTS = 20_000;

export interface ControlQueue {
  add(event: ControlEvent): void;
  confirm(end: number): void;
  /** Starts again behind the last confirmed event (`fromStart`: nothing is confirmed); how many are gone for good. */
  rewind(fromStart: boolean): number;
  /** The next event to send: move on by `skip`. */
  next(): ControlEvent | undefined;
  skip(): void;
  /** Index behind the last event sent. */
  readonly end: () => number;
}

export function createControlQueue(): ControlQueue {
  let events = bareArray<ControlEvent | undefined>();
  /** Absolute index of `events[0]`. */
  let base = 0;
  let tail = 0;
  let sent = 0;
  let confirmed = 0;

  /** Moves what is left to a fresh array once half of this one is empty: constant cost per event. */
  function compact(): void {
    if (tail - base < MAX_EVENTS) return;
    const kept = bareArray<ControlEvent | undefined>();
    for (let index = tail - base; index < events.length; index++) kept[kept.length] = events[index];
    events = kept;
    base = tail;
  }

  return {
    add(event) {
      events[events.length] = event;
      if (base + events.length - tail <= MAX_EVENTS) return;
      events[tail - base] = undefined;
      tail++;
      if (sent < tail) sent = tail;
      compact();
    },
    confirm(end) {
      if (end > confirmed) confirmed = end;
    },
    rewind(fromStart) {
      if (fromStart) confirmed = 0;
      sent = confirmed > tail ? confirmed : tail;
      return tail > confirmed ? tail - confirmed : 0;
    },
    next: () => events[sent - base],
    skip() {
      sent++;
    },
    end: () => sent,
  };
}
