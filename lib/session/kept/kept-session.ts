// A capture that is kept in the browser as it grows. What is stored are facts about it and chunks of gzip, each some
// lines of a session file.

/** What is known of a kept session besides its content. */
export interface KeptSession extends KeptFacts {
  readonly id: string;
  /** Epoch ms of its first event. */
  readonly startedAt: number;
  /** Epoch ms of the last writing. */
  readonly updatedAt: number;
  /** Bytes that its chunks take. */
  readonly byteLength: number;
  /** Bytes that they come to when they are unpacked. */
  readonly textLength: number;
  /** Messages that were let go to keep within the limits. */
  readonly evictedCount: number;
}

/** What the panel tells with each writing. */
export interface KeptFacts {
  readonly pageUrl: string | null;
  readonly messageCount: number;
  readonly connectionCount: number;
  readonly findingCount: number;
}

export interface KeptLimits {
  /** Over all sessions. */
  readonly maxBytes: number;
  readonly maxSessions: number;
}

/** Some millions of messages; a browser gives an extension far more, but it is the user's disk. */
export const KEPT_LIMITS: KeptLimits = { maxBytes: 200_000_000, maxSessions: 50 };

/** Held by whoever writes a session, for as long as it does. */
export function lockNameOf(id: string): string {
  return `tapewire-kept-session ${id}`;
}
