// MessagePack and CBOR to Json: first walked, then read by their libraries. Pure besides the loading.
import type { Json } from '../decoded.ts';
import { type Captured, type DecodeContext, type Parsed, refused } from '../format.ts';
import { scanCbor } from './cbor-scan.ts';
import { scanMsgpack } from './msgpack-scan.ts';
import type { Scan } from './scan.ts';

export type Serialisation = 'msgpack' | 'cbor';

const NAMES: Readonly<Record<Serialisation, string>> = { msgpack: 'MessagePack', cbor: 'CBOR' };
const SCANS: Readonly<Record<Serialisation, (bytes: Uint8Array) => Scan>> = { msgpack: scanMsgpack, cbor: scanCbor };

/** All values in a payload, in order. */
export function readValues(
  serialisation: Serialisation,
  captured: Pick<Captured, 'payload' | 'isTruncated'>,
  context: DecodeContext,
): Parsed<Json[]> {
  const { payload, isTruncated } = captured;
  const name = NAMES[serialisation];
  if (typeof payload === 'string') return refused(`This is text, not ${name}.`);
  if (isTruncated) return refused(`Only the first ${payload.length} bytes are here, too few to read ${name}.`);
  const { error, values } = SCANS[serialisation](payload);
  if (error !== null || values === 0) return refused(`This is not ${name}: ${error ?? 'there are no bytes'}.`);
  const read = context.libraries.get(serialisation);
  if (typeof read !== 'function') return read;
  try {
    return { frame: read(payload) };
  } catch (thrown) {
    return refused(`This is not ${name}: ${thrown instanceof Error ? thrown.message : String(thrown)}.`);
  }
}
