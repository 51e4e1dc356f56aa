// Where a session's events come from: a live page, a session file, a test. The panel cannot tell them apart.
import type { SessionEvent } from '../protocol/events.ts';
import type { LinkStatus } from '../protocol/link-status.ts';

export interface EventSource {
  /** Starts the flow; the returned function ends it. `onEvents` may be called before `subscribe` returns. */
  subscribe(onEvents: (events: readonly SessionEvent[]) => void, onStatus: (status: LinkStatus) => void): () => void;
}
