// Payloads as text for people, cut for the document.
import { headOf } from '../ui/visible-text.ts';

/** A longer text would block the panel's layout. */
export const MAX_SHOWN_LENGTH = 200_000;

export interface ShownText {
  readonly text: string;
  readonly length: number;
  readonly isCut: boolean;
}

/** The text to show; bytes are read as UTF-8. */
export function shownText(payload: string | Uint8Array, maxLength = MAX_SHOWN_LENGTH): ShownText {
  const { length } = payload;
  if (typeof payload === 'string') return { text: headOf(payload, maxLength), length, isCut: length > maxLength };
  const text = new TextDecoder().decode(payload.subarray(0, maxLength));
  return { text, length, isCut: length > maxLength };
}
