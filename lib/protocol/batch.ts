// How events travel from a page to the panel. Messages are packed in columns: cloning one string and one typed
// array costs the page a fraction of cloning an object for each message.
import * as z from 'zod/mini';
import { type ControlEvent, controlEventSchema, type MessageEvent } from './events.ts';
import { connectionIdOf, type RealmId, realmIdSchema } from './identifiers.ts';
import { float64Array, uint8Array } from './typed-array.ts';

/** Numbers a message takes in `Batch.numbers`, in the order of `COLUMN`. */
export const STRIDE = 7;
export const COLUMN = {
  sequence: 0,
  timestamp: 1,
  connection: 2,
  /** Sum of `FLAG`s. */
  flags: 3,
  /** Bytes of the whole message, or -1: a complete text, whose bytes the reader counts. */
  byteLength: 4,
  /** UTF-16 units in `texts`, or bytes in `bytes`, that belong to this message. */
  payloadLength: 5,
  /** Reserved, 0. */
  reserved: 6,
} as const;
export const FLAG = { received: 1, binary: 2, truncated: 4, noPayload: 8 } as const;

/** Most messages that one batch may carry; more is a fault or an attack. */
export const MAX_BATCH_MESSAGES = 65_536;

const envelope = z.object({
  type: z.literal('batch'),
  realmId: realmIdSchema,
  /** Sequence of the first and last event inside: the acknowledgement names `last`. */
  first: z.number().check(z.int(), z.minimum(0)),
  last: z.number().check(z.int(), z.minimum(0)),
  /** Control events, each parsed on its own so that one bad event costs one event. */
  events: z.array(z.unknown()).check(z.maxLength(MAX_BATCH_MESSAGES)),
  numbers: float64Array,
  texts: z.string(),
  bytes: uint8Array,
});
/** What one realm's hook posts: control events as objects, messages in columns, both ordered by sequence. */
export type Batch = Omit<z.infer<typeof envelope>, 'events'> & { events: ControlEvent[] };

/** The batch with only its sound events, how many were refused, or null when it is no batch at all. Never throws. */
export function parseBatch(input: unknown): { batch: Batch; refused: number } | null {
  const parsed = envelope.safeParse(input);
  if (!parsed.success || parsed.data.numbers.length % STRIDE !== 0) return null;
  if (parsed.data.numbers.length > MAX_BATCH_MESSAGES * STRIDE) return null;
  const events: ControlEvent[] = [];
  for (const candidate of parsed.data.events) {
    const event = controlEventSchema.safeParse(candidate);
    if (event.success && event.data.realmId === parsed.data.realmId) events.push(event.data);
  }
  return { batch: { ...parsed.data, events }, refused: parsed.data.events.length - events.length };
}

const encoder = new TextEncoder();
/** Written over by each text that fits: what counts is how much was written. */
const scratch = new Uint8Array(16_384);
/** A UTF-16 unit takes at most three bytes of UTF-8. */
const MAX_UNIT_BYTES = 3;

function byteLengthOf(text: string): number {
  const fits = text.length * MAX_UNIT_BYTES <= scratch.length;
  return fits ? encoder.encodeInto(text, scratch).written : encoder.encode(text).byteLength;
}

/**
 * The batch's events in order of sequence, messages unpacked into objects. Rows that do not add up (a length beyond
 * the columns, a number that is not finite) end the unpacking: `refused` counts them. Never throws.
 */
export function unpackBatch(batch: Batch): { events: Array<ControlEvent | MessageEvent>; refused: number } {
  const { events: messages, refused } = unpackMessages(batch);
  const merged: Array<ControlEvent | MessageEvent> = [...batch.events, ...messages];
  merged.sort((a, b) => a.sequence - b.sequence);
  return { events: merged, refused };
}

function unpackMessages(batch: Batch): { events: MessageEvent[]; refused: number } {
  const rows = batch.numbers.length / STRIDE;
  const events: MessageEvent[] = [];
  const offsets = { text: 0, bytes: 0 };
  for (let row = 0; row < rows; row++) {
    const event = unpackRow(batch, row, offsets);
    if (event === null) return { events, refused: rows - row };
    events.push(event);
  }
  return { events, refused: 0 };
}

function unpackRow(batch: Batch, row: number, offsets: { text: number; bytes: number }): MessageEvent | null {
  const at = row * STRIDE;
  const column = (index: number) => batch.numbers[at + index] ?? Number.NaN;
  const flags = column(COLUMN.flags);
  const length = column(COLUMN.payloadLength);
  const timestamp = column(COLUMN.timestamp);
  const sequence = column(COLUMN.sequence);
  const isBinary = (flags & FLAG.binary) !== 0;
  const start = isBinary ? offsets.bytes : offsets.text;
  const available = isBinary ? batch.bytes.length : batch.texts.length;
  const connection = column(COLUMN.connection);
  if (!isCount(length) || start + length > available) return null;
  if (!isCount(sequence) || !isCount(connection) || !Number.isFinite(timestamp) || timestamp < 0) return null;
  if (isBinary) offsets.bytes += length;
  else offsets.text += length;
  const payload = payloadOf(batch, flags, start, length);
  const said = column(COLUMN.byteLength);
  return {
    type: (flags & FLAG.received) !== 0 ? 'message-received' : 'message-sent',
    realmId: batch.realmId,
    sequence,
    timestamp,
    connectionId: connectionIdOf(batch.realmId as RealmId, connection),
    kind: isBinary ? 'binary' : 'text',
    byteLength: isCount(said) ? said : typeof payload === 'string' ? byteLengthOf(payload) : length,
    payload,
    isTruncated: (flags & FLAG.truncated) !== 0,
  };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function payloadOf(
  batch: Batch,
  flags: number,
  start: number,
  length: number,
): string | Uint8Array<ArrayBuffer> | null {
  if ((flags & FLAG.noPayload) !== 0) return null;
  if ((flags & FLAG.binary) !== 0) return batch.bytes.slice(start, start + length);
  return batch.texts.slice(start, start + length);
}
