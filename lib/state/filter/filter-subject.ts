// What one row of the grid offers to the filter. Functions where the answer costs something.
import type { Json } from '../../decode/decoded.ts';
import type { Language } from '../../model/attribution.ts';

/** Text that is looked for in any case. The same object for all rows. */
export interface Word {
  readonly pattern: RegExp;
  /** Of all that the pattern matches, in UTF-16 units. */
  readonly length: number;
}

/** What a filter may ask of the connection of a row. */
export interface ConnectionFacet {
  /** `js#3`, as the connection is called in the grid. */
  readonly label: string;
  readonly url: string;
  readonly openers: readonly Language[];
  /** Kind and address of its realm. */
  readonly realm: readonly string[];
}

export interface FilterSubject {
  /** Null for a row that is no message. */
  readonly direction: 'sent' | 'received' | null;
  readonly kind: 'text' | 'binary' | null;
  readonly byteLength: number;
  readonly timestamp: number;
  readonly isTruncated: boolean;
  /** Several connections got it at once. */
  readonly isDuplicate: boolean;
  /** Whether `text` holds a backslash, so that it may say more once escapes are undone. */
  readonly isEscaped: boolean;
  /** Of the end of a connection. */
  readonly closeCode: number | null;
  connection(): ConnectionFacet;
  type(): string | null;
  channel(): string | null;
  /** Its own text; empty for bytes. */
  text(): string;
  /** Whether the text holds that word, told at less cost than that of `text`; absent where texts are few. */
  holds?(word: Word): boolean;
  /** What can be read of it besides its text: its type and summary where they are not in it, what its bytes mean. */
  words(): string;
  /** Whether `tree` is what the JSON of `text` says. */
  isJson(): boolean;
  tree(): Json;
  isStarred(): boolean;
  isHeartbeat(): boolean;
  isError(): boolean;
  hasDrift(): boolean;
  isOfUnknownType(): boolean;
}

/** One clause of a filter. */
export type Test = (subject: FilterSubject) => boolean;
