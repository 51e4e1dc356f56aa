// Events of connections and realms that wait for a panel. Apart from the messages, because a flood of messages must
// never push out the events that say which connections exist.
import type { ControlEvent } from '../protocol/events.ts';
import { bareArray } from './natives.ts';

/** Some 5,000 connections from constructor to closed. */
const MAX_EVENTS = 20_000;

export interface ControlQueue {
  add(event: ControlEvent): void;
  /** The panel holds all up to sequence `received`. */
  confirm(received: number): void;
  /** Starts again behind the last confirmed event (`fromStart`: nothing is confirmed). */
  rewind(fromStart: boolean): void;
  /** The next event to send: move on by `skip`. */
  next(): ControlEvent | undefined;
  skip(): void;
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
    confirm(received) {
      if (confirmed < tail) confirmed = tail;
      while (confirmed - base < events.length && (events[confirmed - base] as ControlEvent).sequence <= received)
        confirmed++;
    },
    rewind(fromStart) {
      if (fromStart || confirmed < tail) confirmed = tail;
      sent = confirmed;
    },
    next: () => (sent - base < events.length ? events[sent - base] : undefined),
    skip() {
      sent++;
    },
  };
}
