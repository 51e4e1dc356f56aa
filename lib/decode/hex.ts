// Bytes for people. Pure.

/** The first bytes as `48 65 6c`, with an ellipsis when there are more. */
export function hexPreview(bytes: Uint8Array, limit = 24): string {
  const shown = Array.from(bytes.subarray(0, limit), hexOf).join(' ');
  return bytes.length > limit ? `${shown} …` : shown;
}

export interface HexRow {
  readonly offset: number;
  readonly hex: string;
  /** Printable ASCII, a dot for every other byte. */
  readonly ascii: string;
}

/** Sixteen bytes a row, made on demand: a viewer asks for the rows it shows. */
export function hexRows(bytes: Uint8Array, firstRow = 0, rowCount = Math.ceil(bytes.length / 16)): HexRow[] {
  const rows: HexRow[] = [];
  for (let offset = firstRow * 16; offset < bytes.length && rows.length < rowCount; offset += 16) {
    const row = bytes.subarray(offset, offset + 16);
    rows.push({ offset, hex: Array.from(row, hexOf).join(' '), ascii: Array.from(row, asciiOf).join('') });
  }
  return rows;
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function asciiOf(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
}
