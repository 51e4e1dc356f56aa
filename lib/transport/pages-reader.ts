// Reads all frames of a tab, over whatever opens ports to them.
import type { SessionEvent } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import type { Link, PortLike } from './link.ts';
import { batchTaker, readRealm } from './realm-reader.ts';
import type { TabVisitor } from './tab-connector.ts';

/** Who is told what the pages of a tab said. */
export interface PagesListener {
  onEvents(events: readonly SessionEvent[]): void;
  /** So many events were no sound ones. */
  onRefused(count: number): void;
  /** No frame can be reached any more. */
  onLost(): void;
}

/** Reads from now on; returns its stop. */
export type ReadPages = (listener: PagesListener) => () => void;

export interface PagesDeps {
  /** Opens ports to the frames of the tab; returns its stop. `onLost`: no frame can be reached any more. */
  connect(visitor: TabVisitor, onLost: () => void): () => void;
  /** `setTimeout`; injected for tests. */
  delay(task: () => void, delayMs: number): void;
}

export function pagesReader({ connect, delay }: PagesDeps): ReadPages {
  return ({ onEvents, onRefused, onLost }) => {
    const received = new Map<RealmId, number>();
    const frames = new Set<{ link?: Link }>();
    function onPort(port: PortLike, realmIds: readonly RealmId[]): void {
      const frame: { link?: Link } = {};
      frames.add(frame);
      // It may be gone by the first word to it.
      const onClose = (): void => void frames.delete(frame);
      frame.link = readRealm(port, realmIds, { received, onEvents, onRefused, onClose, delay });
    }
    const disconnect = connect({ onPort, onLastWords: batchTaker({ received, onEvents, onRefused }) }, onLost);
    return () => {
      disconnect();
      for (const { link } of frames) link?.close();
    };
  };
}

/**
 * Begins to read at once and keeps what comes, in order, for the first who asks: the pages answer while the browser
 * still reads the panel's own code. Who asks later reads anew.
 */
export function readAhead(read: ReadPages): ReadPages {
  const kept: Array<(listener: PagesListener) => void> = [];
  let tell = (what: (listener: PagesListener) => void): void => void kept.push(what);
  let isTaken = false;
  const stop = read({
    onEvents: (events) => tell((listener) => listener.onEvents(events)),
    onRefused: (count) => tell((listener) => listener.onRefused(count)),
    onLost: () => tell((listener) => listener.onLost()),
  });
  return (listener) => {
    if (isTaken) return read(listener);
    isTaken = true;
    for (const what of kept) what(listener);
    kept.length = 0;
    tell = (what) => what(listener);
    return stop;
  };
}
