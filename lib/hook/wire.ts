// The packed columns of a batch, as `lib/protocol/batch.ts` defines them. The page's side takes only types from the
// protocol, so the values stand here again: a difference between the two is a type error.
import type { COLUMN, FLAG, STRIDE } from '../protocol/batch.ts';

export const WIDTH: typeof STRIDE = 7;
export const FLAGS: typeof FLAG = { received: 1, binary: 2, truncated: 4, noPayload: 8 };
export const AT: typeof COLUMN = {
  sequence: 0,
  timestamp: 1,
  connection: 2,
  flags: 3,
  byteLength: 4,
  payloadLength: 5,
  reserved: 6,
};

/** In the queue only, never on the wire: the content is a Blob that nobody has begun to read. */
export const UNREAD = 16;
/** All bits that travel. */
export const ON_WIRE = 15;
