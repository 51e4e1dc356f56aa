// JSON with no further knowledge: its type by the names that protocols commonly use. Pure.
import { type Description, type Drift, type Json, labelOf } from './decoded.ts';

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

const DATA_TYPE = /^[a-z]\w{0,63}\/(?:(?:msg|srv|action)\/)?[A-Z]\w{0,63}$/;

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

/** The type of a value by the names that are common, or by `["event", …]`. */
export function typeOf(value: Json): string | null {
  if (!isJsonObject(value)) return eventOf(value);
  let ofData: string | null = null;
  for (const name of TYPE_NAMES) {
    const type = labelAt(value, name);
    if (type === null) continue;
    if (!isDataType(type)) return type;
    ofData ??= type;
  }
  return ofData;
}

/** `std_msgs/String`, `nav_msgs/msg/Path`: what ROS carries, beside an `op` that says what the message is. */
export function isDataType(type: string): boolean {
  return DATA_TYPE.test(type);
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
