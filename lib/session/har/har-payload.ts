import { fromBase64 } from '../bytes/base64.ts';
import { utf8LengthOf } from '../bytes/utf8-length.ts';
import type { HarMessage } from './har-entry.ts';

/** What a record of a HAR carries, in the words of an event. Binary that is no base64 is kept as text. */
export function payloadOf({ isBinary, data }: HarMessage): {
  kind: 'text' | 'binary';
  byteLength: number;
  payload: string | Uint8Array<ArrayBuffer>;
} {
  const bytes = isBinary ? fromBase64(data) : null;
  if (bytes !== null) return { kind: 'binary', byteLength: bytes.length, payload: bytes };
  return { kind: 'text', byteLength: utf8LengthOf(data), payload: data };
}
