// What a decoder makes of one payload: enough for a row, and the tree when asked for.

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What is decoded; a message of the model fits. */
export interface Decodable {
  readonly payload: string | Uint8Array | null;
  readonly isTruncated: boolean;
  readonly direction?: 'sent' | 'received';
}

/** How a message differs from the schema of its type. `path` is dotted, `[]` for an element of a list: `data.positions[].side`. */
export interface Drift {
  readonly kind: 'unknown-type' | 'missing' | 'extra' | 'mistyped';
  readonly path: string;
  /** What the schema wants and what came, in a word (`number`, `string`); null where there is nothing to say. */
  readonly expected: string | null;
  readonly found: string | null;
}

/** What pairs a request with its reply on one connection. */
export interface Pairing {
  /** Equal on both sides of a pair: an id of the protocol, or the name of the exchange (`ping`). */
  readonly key: string;
  readonly role: 'request' | 'reply';
}

export interface Decoded {
  /** Which decoder spoke (`trading`, `json`, `socket.io`, `text`, `binary`). `none`: no payload was captured. */
  readonly format: string;
  /** The message's own type (`scanner_progress`), or null when it names none. */
  readonly typeLabel: string | null;
  /** One line for the grid, at most `SUMMARY_LENGTH` UTF-16 units. */
  readonly summary: string;
  readonly channel: string | null;
  readonly priority: string | null;
  readonly broadcastId: string | null;
  /** Sent only to keep the connection alive or to prove it, as pings and pongs of the protocol that spoke. */
  readonly isHeartbeat: boolean;
  readonly pairing: Pairing | null;
  /** A hint of who wrote a JSON text: `JSON.stringify` puts no spaces, Python's `json.dumps` does. */
  readonly producer: 'javascript' | 'python' | null;
  readonly drift: readonly Drift[];
  /** Why the decoder failed, in one sentence; the message is then shown as it came. */
  readonly error: string | null;
  /** The parsed payload, parsed anew at each reading so that a million rows do not keep a million trees; else null. */
  readonly tree: Json;
}

/** What most decoders have nothing to say about. */
export const PLAIN = {
  typeLabel: null,
  channel: null,
  priority: null,
  broadcastId: null,
  isHeartbeat: false,
  pairing: null,
  producer: null,
  drift: [],
  error: null,
} as const satisfies Partial<Decoded>;

export const SUMMARY_LENGTH = 240;

const NEEDS_WORK = /\s\s|[^\S ]|^ | $/;

/** One line, cut where the grid would cut it anyway. */
export function summaryOf(text: string): string {
  if (text.length <= SUMMARY_LENGTH && !NEEDS_WORK.test(text)) return text;
  const line = text
    .slice(0, SUMMARY_LENGTH + 1)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > SUMMARY_LENGTH ? `${line.slice(0, SUMMARY_LENGTH - 1)}…` : line;
}
