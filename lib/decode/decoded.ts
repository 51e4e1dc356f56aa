// What a decoder makes of one payload: enough for a row, and the tree when asked for.

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** What is decoded; a message of the model fits. */
export interface Decodable {
  readonly payload: string | Uint8Array | null;
  readonly isTruncated: boolean;
}

export interface Decoded {
  /** Which decoder spoke. `none`: no payload was captured. */
  readonly format: 'trading' | 'json' | 'text' | 'binary' | 'none';
  /** The message's own type (`scanner_progress`), or null when it names none. */
  readonly typeLabel: string | null;
  /** One line for the grid, at most `SUMMARY_LENGTH` UTF-16 units. */
  readonly summary: string;
  readonly channel: string | null;
  readonly priority: string | null;
  readonly broadcastId: string | null;
  /** The parsed payload, parsed anew at each reading so that a million rows do not keep a million trees; else null. */
  readonly tree: Json;
}

export const SUMMARY_LENGTH = 240;

/** One line, cut where the grid would cut it anyway. */
export function summaryOf(text: string): string {
  const line = text
    .slice(0, SUMMARY_LENGTH + 1)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > SUMMARY_LENGTH ? `${line.slice(0, SUMMARY_LENGTH - 1)}…` : line;
}
