// Payloads as text for people: whole for the clipboard, cut for the document.

/** A longer text would block the panel's layout. */
export const MAX_SHOWN_LENGTH = 200_000;

export function wholeText(payload: string | Uint8Array | null): string {
  if (payload === null) return '';
  return typeof payload === 'string'
    ? payload
    : Array.from(payload, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

export interface ShownText {
  readonly text: string;
  readonly length: number;
  readonly isCut: boolean;
}

/** The text to show; bytes are read as UTF-8. */
export function shownText(payload: string | Uint8Array, maxLength = MAX_SHOWN_LENGTH): ShownText {
  const { length } = payload;
  if (typeof payload === 'string') return { text: payload.slice(0, maxLength), length, isCut: length > maxLength };
  const text = new TextDecoder().decode(payload.subarray(0, maxLength));
  return { text, length, isCut: length > maxLength };
}
