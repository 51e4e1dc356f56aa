// JSON with no further knowledge: its type by the names that protocols commonly use. Pure.
import { type Description, type Drift, type Json, labelOf, type Pairing, PLAIN, summaryOf } from './decoded.ts';
import { producerOf } from './producer.ts';

export type JsonObject = { readonly [name: string]: Json };

/** What is known of a JSON text besides itself. */
export interface JsonHint {
  readonly direction?: 'sent' | 'received' | undefined;
  /** Of the connection. */
  readonly url?: string | undefined;
  /** The connection has proved to be the trading app's. */
  readonly isApp?: boolean | undefined;
}

/** Knows the messages of one application, or of one way to write them in JSON. */
export interface JsonDecoder {
  /** What its descriptions give as their format. */
  readonly format: string;
  /** Null when the value is not of its kind. */
  describe(value: Json, text: string, hint: JsonHint): Description | null;
  /** Asked only for what it described, and only where drift is shown. */
  drift?(value: Json, hint: JsonHint): readonly Drift[];
}

/** The names that protocols commonly give to a type; the first that a message has counts. */
export const TYPE_NAMES = [
  'type',
  'event',
  'action',
  'method',
  'op',
  'kind',
  'cmd',
  'command',
  'messageType',
  'message_type',
];
const PAIRED: Readonly<Record<string, Pairing['role']>> = { ping: 'request', pong: 'reply' };
const HEARTBEATS: ReadonlySet<string> = new Set(['ping', 'pong', 'heartbeat', 'heart_beat', 'keepalive', 'keep_alive']);
/** What is longer carries something. UTF-16 units. */
const MAX_HEARTBEAT_LENGTH = 1024;

/** Which character ends what begins so. */
const CLOSERS: Readonly<Record<string, string>> = { '{': '}', '[': ']', '"': '"' };
const SCALAR = /^\s*(?:true|false|null|-?\d[\d.eE+-]{0,400})\s*$/;

/** The value, or undefined when the text is no JSON. Never throws. */
export function parseJson(text: string): Json | undefined {
  if (!mayBeJson(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Looks at both ends only: a parser that fails builds an error with a stack, which costs ten times a parse that works. */
function mayBeJson(text: string): boolean {
  const first = text[0] ?? '';
  const closer = CLOSERS[first];
  if (closer !== undefined && text.endsWith(closer)) return true;
  if (closer === undefined && !/[\s\dtfn-]/.test(first)) return false;
  const trimmed = text.trim();
  const trimmedCloser = CLOSERS[trimmed[0] ?? ''];
  return trimmedCloser === undefined ? SCALAR.test(trimmed) : trimmed.endsWith(trimmedCloser);
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Objects and lists only: a bare number or word is text to whoever reads it. */
export function describeJson(value: Json, text: string, hint: JsonHint = {}): Description | null {
  if (typeof value !== 'object' || value === null) return null;
  const typeLabel = typeOf(value);
  const channel = isJsonObject(value) ? labelAt(value, 'channel') : null;
  const producer = producerOf(text, hint.direction);
  const description = { ...PLAIN, format: 'json', typeLabel, summary: summaryOf(text), channel, producer };
  const heartbeat = typeLabel === null || text.length > MAX_HEARTBEAT_LENGTH ? null : heartbeatOf(typeLabel);
  return heartbeat === null ? description : { ...description, ...heartbeat };
}

/** What a word that names a heartbeat says of the message that it names: `ping` waits for `pong`. Null for all other words. */
export function heartbeatOf(word: string): Pick<Description, 'isHeartbeat' | 'pairing'> | null {
  const name = word.length > 16 ? '' : word.toLowerCase();
  if (!HEARTBEATS.has(name)) return null;
  const role = PAIRED[name];
  return { isHeartbeat: true, pairing: role === undefined ? null : { key: 'ping', role } };
}

/** The type of a value by the names that are common, or by `["event", …]`. */
export function typeOf(value: Json): string | null {
  if (!isJsonObject(value)) return eventOf(value);
  for (const name of TYPE_NAMES) {
    const type = labelAt(value, name);
    if (type !== null) return type;
  }
  return null;
}

function eventOf(value: Json): string | null {
  const first = Array.isArray(value) ? value[0] : null;
  return typeof first === 'string' ? labelOf(first) : null;
}

/** A non-empty string at that name, else null. */
export function stringAt(value: JsonObject, name: string): string | null {
  const found = Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof found === 'string' && found !== '' ? found : null;
}

/** As `stringAt`, short enough to be kept for every message. */
export function labelAt(value: JsonObject, name: string): string | null {
  const found = stringAt(value, name);
  return found === null ? null : labelOf(found);
}

export function objectAt(value: JsonObject, name: string): JsonObject | null {
  const found = Object.hasOwn(value, name) ? value[name] : undefined;
  return isJsonObject(found) ? found : null;
}

export function numberAt(value: JsonObject, name: string): number | null {
  const found = Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}

/** Whatever is at that name, null included; undefined when there is nothing. */
export function valueAt(value: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
