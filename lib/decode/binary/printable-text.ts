// Whether bytes are meant to be read as text. Pure.

/** The text that bytes hold; null when they are no UTF-8, or hold control characters that no text has. */
export function printableText(bytes: Uint8Array, isCut = false): string | null {
  if (bytes.some(isControl)) return null;
  try {
    // As of a stream: the last character may be cut in two.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    return null;
  }
}

/** All below the space but tab, line feed and carriage return; and delete. */
function isControl(byte: number): boolean {
  return byte < 0x20 ? byte !== 0x09 && byte !== 0x0a && byte !== 0x0d : byte === 0x7f;
}
