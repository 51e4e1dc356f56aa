// Messages of one kind on one connection: how often they came, and what about them is worth a closer look. Mutable: its
// numbers grow with every message of a flood.
import type { DecodeContext } from '../../decode/format.ts';

/** What a message of a kind is looked at for. */
export const INTEREST = {
  none: 0,
  heartbeat: 1,
  /** It may answer a heartbeat that waits, though it does not name itself one. */
  beatReply: 2,
  subscription: 4,
  /** It may answer a subscription that waits. */
  subscriptionReply: 8,
  scan: 16,
  error: 32,
  request: 64,
} as const;

export interface Kind {
  readonly isReceived: boolean;
  /** All kinds beyond those that are told apart: any of them may be of interest. */
  readonly isRest: boolean;
  /** As the decoder names it; else null. */
  typeLabel: string | null;
  interest: number;
  /** What `interest` was told by; null before the first look. */
  context: DecodeContext | null;
  isTrading: boolean;
  /** Type that no schema of its application knows. */
  isUnknownType: boolean;
  count: number;
  firstIndex: number;
  firstAt: number;
  lastIndex: number;
  lastAt: number;
  maxLength: number;
  /** Of the times between them, in ms: the last, and how many in a row were about as long. */
  intervalMs: number;
  regularCount: number;
}

/** Kinds of one connection that are told apart; all later ones count as one. */
export const MAX_KINDS = 256;
/** Two times between messages are alike when they differ by no more than this share of the longer one. */
const TOLERANCE = 0.15;
/** Timers that are this short pace data, not heartbeats. ms */
export const MIN_BEAT_MS = 900;

export interface KindBook {
  /** The kind of a message, counted. */
  count(signature: string | number, isReceived: boolean, at: number, index: number, length: number): Kind;
  all(): Iterable<Kind>;
}

export function createKindBook(): KindBook {
  const sent = new Map<string | number, Kind>();
  const received = new Map<string | number, Kind>();

  return {
    count(signature, isReceived, at, index, length) {
      const book = isReceived ? received : sent;
      let kind = book.get(signature);
      if (kind === undefined) {
        const isFull = book.size >= MAX_KINDS;
        kind = (isFull ? book.get(REST) : undefined) ?? createKind(isReceived, isFull, at, index);
        book.set(isFull ? REST : signature, kind);
      }
      kind.count++;
      if (kind.count > 1) noteInterval(kind, at - kind.lastAt);
      kind.lastIndex = index;
      kind.lastAt = at;
      if (length > kind.maxLength) kind.maxLength = length;
      return kind;
    },
    *all() {
      yield* sent.values();
      yield* received.values();
    },
  };
}

/** A signature is a type's name, which is never empty, or a number. */
const REST = '';

function createKind(isReceived: boolean, isRest: boolean, at: number, index: number): Kind {
  return {
    isReceived,
    isRest,
    typeLabel: null,
    interest: INTEREST.none,
    context: null,
    isTrading: false,
    isUnknownType: false,
    count: 0,
    firstIndex: index,
    firstAt: at,
    lastIndex: index,
    lastAt: at,
    maxLength: 0,
    intervalMs: 0,
    regularCount: 0,
  };
}

function noteInterval(kind: Kind, intervalMs: number): void {
  const longer = intervalMs > kind.intervalMs ? intervalMs : kind.intervalMs;
  const isAlike = longer >= MIN_BEAT_MS && Math.abs(intervalMs - kind.intervalMs) <= longer * TOLERANCE;
  kind.regularCount = isAlike ? kind.regularCount + 1 : 0;
  kind.intervalMs = intervalMs;
}
