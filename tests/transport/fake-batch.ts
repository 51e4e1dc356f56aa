import { COLUMN, FLAG, STRIDE } from '../../lib/protocol/batch.ts';
import type { RealmId } from '../../lib/protocol/identifiers.ts';

export const REALM = 'realm1' as RealmId;

/** A batch of received texts, numbered from sequence `first`, as a hook posts it. */
export function batchOf(first: number, texts: readonly string[]): Record<string, unknown> {
  const numbers = new Float64Array(texts.length * STRIDE);
  texts.forEach((text, row) => {
    const at = row * STRIDE;
    numbers[at + COLUMN.sequence] = first + row;
    numbers[at + COLUMN.timestamp] = 1_000 + first + row;
    numbers[at + COLUMN.connection] = 1;
    numbers[at + COLUMN.flags] = FLAG.received;
    numbers[at + COLUMN.byteLength] = -1;
    numbers[at + COLUMN.payloadLength] = text.length;
  });
  const last = first + texts.length - 1;
  return {
    type: 'batch',
    realmId: REALM,
    first,
    last,
    events: [],
    numbers,
    texts: texts.join(''),
    bytes: new Uint8Array(0),
  };
}
