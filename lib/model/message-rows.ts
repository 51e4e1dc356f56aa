// The columns of the message log: what is known of each message besides its payload.
import { createPages, PAGE_ROWS, type Pages } from './pages.ts';
import type { PayloadKind } from './payload-store.ts';

/** `bytes`: what its payload is, whatever kind it says to be. `late`: the bytes of a Blob, which came behind their message; `cameCut` is then what the message itself had said. */
export const FLAG = {
  received: 1,
  binary: 2,
  truncated: 4,
  noPayload: 8,
  wide: 16,
  escaped: 32,
  late: 64,
  cameCut: 128,
  bytes: 256,
} as const;

export interface RowPage {
  readonly timestamp: Float64Array;
  readonly sequence: Float64Array;
  readonly byteLength: Float64Array;
  /** Place in the list of origins: connection and realm. */
  readonly origin: Uint32Array;
  /** Where the payload lies. */
  readonly chunk: Uint32Array;
  readonly offset: Uint32Array;
  readonly length: Uint32Array;
  readonly copies: Uint16Array;
  readonly flags: Uint16Array;
}

export function createRowPages(): Pages<RowPage> {
  return createPages(() => ({
    timestamp: new Float64Array(PAGE_ROWS),
    sequence: new Float64Array(PAGE_ROWS),
    byteLength: new Float64Array(PAGE_ROWS),
    origin: new Uint32Array(PAGE_ROWS),
    chunk: new Uint32Array(PAGE_ROWS),
    offset: new Uint32Array(PAGE_ROWS),
    length: new Uint32Array(PAGE_ROWS),
    copies: new Uint16Array(PAGE_ROWS),
    flags: new Uint16Array(PAGE_ROWS),
  }));
}

export function kindOfRow(flags: number): PayloadKind {
  if ((flags & FLAG.bytes) !== 0) return 'bytes';
  return (flags & FLAG.wide) === 0 ? 'narrow' : 'wide';
}
