// The five parts of a Phoenix message, from either JSON serialisation or from bytes. Pure.
import { createByteCursor } from '../binary/byte-cursor.ts';
import { readableBytes } from '../binary/readable.ts';
import type { Json } from '../decoded.ts';
import type { Captured } from '../format.ts';
import { jsonOrHead } from '../inner.ts';
import { isJsonObject, type JsonObject, stringAt, valueAt } from '../json.ts';

export interface PhoenixMessage {
  readonly joinRef: string | null;
  readonly ref: string | null;
  readonly topic: string;
  readonly event: string;
  readonly payload: Json | Uint8Array;
}

const PUSH = 0;
const REPLY = 1;
const BROADCAST = 2;

/** Null when it is none. */
export function phoenixMessage(captured: Captured): PhoenixMessage | null {
  const { payload, isTruncated } = captured;
  return typeof payload === 'string'
    ? phoenixMessageIn(jsonOrHead(payload, isTruncated))
    : binaryMessage(payload, captured.direction);
}

/** `[join_ref, ref, topic, event, payload]` since version 2, before that an object of these. */
export function phoenixMessageIn(value: Json | undefined): PhoenixMessage | null {
  if (isJsonObject(value)) return objectMessage(value);
  if (!Array.isArray(value) || value.length < 4 || value.length > 5) return null;
  const [joinRef, ref, topic, event, payload = null] = value as readonly Json[];
  if (typeof topic !== 'string' || typeof event !== 'string' || !isRef(joinRef) || !isRef(ref)) return null;
  return { joinRef, ref, topic, event, payload };
}

function objectMessage(value: JsonObject): PhoenixMessage | null {
  const topic = stringAt(value, 'topic');
  const event = stringAt(value, 'event');
  const payload = valueAt(value, 'payload');
  if (topic === null || event === null || payload === undefined) return null;
  return { joinRef: stringAt(value, 'join_ref'), ref: stringAt(value, 'ref'), topic, event, payload };
}

function isRef(value: Json | undefined): value is string | null {
  return value === null || typeof value === 'string';
}

/** The lengths of all names come first, then the names; what follows is the payload. */
function binaryMessage(bytes: Uint8Array, direction: Captured['direction']): PhoenixMessage | null {
  const cursor = createByteCursor(bytes);
  const kind = cursor.byte();
  if (kind > BROADCAST) return null;
  const hasJoinRef = kind !== BROADCAST;
  // Only a client's pushes have a ref; those of the server await no reply.
  const hasRef = kind === REPLY || (kind === PUSH && direction !== 'received');
  const lengths = [hasJoinRef, hasRef, true, true].map((isThere) => (isThere ? cursor.byte() : 0));
  const [joinRef = '', ref = '', topic = '', event = ''] = lengths.map((length) => cursor.text(length));
  if (cursor.isShort || topic === '') return null;
  const rest = bytes.subarray(cursor.position);
  const names = { joinRef: joinRef || null, ref: ref || null, topic };
  if (kind !== REPLY) return { ...names, event, payload: rest };
  return { ...names, event: 'phx_reply', payload: { status: event, response: readableBytes(rest) } };
}
