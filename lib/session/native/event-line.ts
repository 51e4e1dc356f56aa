// One event as one line of JSON, and back. Bytes are `{"base64": "…"}`.
import type { MessageEvent, SessionEvent } from '../../protocol/events.ts';
import { sessionEventSchema } from '../../protocol/events.ts';
import { fromBase64, toBase64 } from '../bytes/base64.ts';

/** Fields of a message that this version knows. */
const MESSAGE_FIELDS = 9;

/** The line, without its line feed. */
export function lineOf(event: SessionEvent): string {
  if (isMessage(event) && isPlain(event)) return messageLine(event);
  if (!('payload' in event) || !(event.payload instanceof Uint8Array)) return JSON.stringify(event);
  return JSON.stringify({ ...event, payload: { base64: toBase64(event.payload) } });
}

function isMessage(event: SessionEvent): event is MessageEvent {
  return event.type === 'message-sent' || event.type === 'message-received';
}

/** A file that was read may have given it fields of a newer version. */
function isPlain(event: MessageEvent): boolean {
  let count = 0;
  for (const _ in event) count++;
  return count === MESSAGE_FIELDS;
}

/** What `JSON.stringify` would write, in half the time: of a million lines nearly all are these. */
function messageLine(event: MessageEvent): string {
  const { type, realmId, sequence, timestamp, connectionId, kind, byteLength, payload, isTruncated } = event;
  const data = payload instanceof Uint8Array ? `{"base64":"${toBase64(payload)}"}` : JSON.stringify(payload);
  return `{"type":"${type}","realmId":${JSON.stringify(realmId)},"sequence":${sequence},"timestamp":${timestamp},"connectionId":${JSON.stringify(connectionId)},"kind":"${kind}","byteLength":${byteLength},"isTruncated":${isTruncated},"payload":${data}}`;
}

/** What a line of a file is: an event, or what is wrong with it. */
export type LineContent =
  | { readonly event: SessionEvent }
  | { readonly wrong: 'not-json' | 'no-event' }
  | { readonly wrong: 'unsound'; readonly type: string };

/** What may stand in a sentence about a file of unknown origin. */
const TYPE_NAME = /^[\w.-]{1,64}$/;

/** Never throws. The candidate itself is kept, since zod would drop fields that this version does not know. */
export function readEvent(value: unknown): LineContent {
  if (typeof value !== 'object' || value === null) return { wrong: 'not-json' };
  const candidate = withBytes(value as Record<string, unknown>);
  if (isSoundMessage(candidate) || sessionEventSchema.safeParse(candidate).success) {
    return { event: candidate as SessionEvent };
  }
  const { type } = candidate;
  return typeof type === 'string' && TYPE_NAME.test(type) ? { wrong: 'unsound', type } : { wrong: 'no-event' };
}

/** The value of a line, or undefined when it is no JSON. */
export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function withBytes(value: Record<string, unknown>): Record<string, unknown> {
  const { payload } = value;
  if (typeof payload !== 'object' || payload === null || !('base64' in payload)) return value;
  return typeof payload.base64 === 'string' ? { ...value, payload: fromBase64(payload.base64) ?? payload } : value;
}

/** The schema's conditions for a message, by hand: zod takes ten times as long. Says false where it is not sure. */
function isSoundMessage(value: Record<string, unknown>): boolean {
  const { type, realmId, sequence, timestamp, connectionId, kind, byteLength, payload, isTruncated } = value;
  return (
    (type === 'message-received' || type === 'message-sent') &&
    isId(realmId, 64) &&
    isId(connectionId, 96) &&
    isCount(sequence) &&
    isCount(byteLength) &&
    typeof timestamp === 'number' &&
    timestamp >= 0 &&
    Number.isFinite(timestamp) &&
    (kind === 'text' || kind === 'binary') &&
    typeof isTruncated === 'boolean' &&
    (typeof payload === 'string' || payload === null || payload instanceof Uint8Array)
  );
}

function isId(value: unknown, maxLength: number): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= maxLength;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
