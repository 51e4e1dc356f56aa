// The columns of what decoding tells of messages.
import { createPages, PAGE_ROWS, type Pages } from '../model/pages.ts';

export const FACT = {
  known: 1,
  heartbeat: 2,
  error: 4,
  /** Its tree is what `JSON.parse` makes of its text. */
  json: 8,
  /** It says more than its text does: these words are kept, or are to be read again. */
  words: 16,
  unkeptWords: 32,
  driftKnown: 64,
  drift: 128,
  unknownType: 256,
  /** Its format's library is on its way. */
  pending: 512,
} as const;

export interface FactPage {
  readonly facts: Uint16Array;
  readonly type: Uint16Array;
  readonly channel: Uint16Array;
  /** One place for each row; made for the first words of the page. */
  words: Array<string | undefined> | null;
}

export function createFactPages(): Pages<FactPage> {
  return createPages<FactPage>(() => ({
    facts: new Uint16Array(PAGE_ROWS),
    type: new Uint16Array(PAGE_ROWS),
    channel: new Uint16Array(PAGE_ROWS),
    words: null,
  }));
}
