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
  /** It tells that something failed, as its protocol or its type says: nothing is wrong with how it was read. */
  readonly isError: boolean;
  readonly pairing: Pairing | null;
  /** A hint of who wrote a JSON text: `JSON.stringify` puts no spaces, Python's `json.dumps` does. */
  readonly producer: 'javascript' | 'python' | null;
  readonly drift: readonly Drift[];
  /** Why the decoder failed, in one sentence; the message is then shown as it came. */
  readonly error: string | null;
  /** The library of its format is still on its way: decoding it again later says more. */
  readonly isPending: boolean;
  /** The parsed payload, parsed anew at each reading so that a million rows do not keep a million trees; else null. */
  readonly tree: Json;
}

/** All but the tree: what `describe` gives, and what a filter over a million messages can afford. */
export type Description = Omit<Decoded, 'tree'>;

const NO_DRIFT: readonly Drift[] = [];

/**
 * A description that says nothing yet, with every field: `{ ...PLAIN, format, summary }` then keeps one shape, which is
 * a hundred times cheaper in V8 than a spread that adds fields.
 */
export const PLAIN: Description = {
  format: 'none',
  typeLabel: null,
  summary: '',
  channel: null,
  priority: null,
  broadcastId: null,
  isHeartbeat: false,
  isError: false,
  pairing: null,
  producer: null,
  drift: NO_DRIFT,
  error: null,
  isPending: false,
};

export const SUMMARY_LENGTH = 240;
/** Types and channels come from the wire, and are kept for every message. UTF-16 units. */
export const LABEL_LENGTH = 128;

/** One line, cut where the grid would cut it anyway. */
export function summaryOf(text: string): string {
  const head = text.length > SUMMARY_LENGTH ? text.slice(0, SUMMARY_LENGTH + 1) : text;
  const line = /[\t-\r]/.test(head) ? head.replace(/\s+/g, ' ').trim() : head.trim();
  return line.length > SUMMARY_LENGTH ? `${line.slice(0, SUMMARY_LENGTH - 1)}…` : line;
}

/** A name short enough to be kept for every message. */
export function labelOf(name: string): string {
  return name.length > LABEL_LENGTH ? `${name.slice(0, LABEL_LENGTH - 1)}…` : name;
}
