// JSON with no further knowledge: its type by the names that protocols commonly use. Pure.
import { type Decoded, type Json, PLAIN, summaryOf } from './decoded.ts';

export type JsonObject = { readonly [name: string]: Json };

const TYPE_NAMES = ['type', 'event', 'action', 'method', 'op', 'kind', 'cmd', 'command', 'messageType', 'message_type'];
/** Above this a row reads the type from the head of the text instead of parsing all of it. UTF-16 units. */
const MAX_PARSED_FOR_ROW = 262_144;
const HEAD_TYPE = new RegExp(`"(?:${TYPE_NAMES.join('|')})"\\s*:\\s*"([^"\\\\]{1,128})"`);

/** The value, or undefined when the text is no JSON. Never throws. */
export function parseJson(text: string): Json | undefined {
  if (!/^\s*[[{"\dtfn-]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the row needs to know of a text: parsed when short enough and whole, else only its type. */
export function readForRow(text: string, isTruncated: boolean): { value: Json | undefined; headType: string | null } {
  if (!isTruncated && text.length <= MAX_PARSED_FOR_ROW) return { value: parseJson(text), headType: null };
  const head = text.slice(0, 1_024);
  const isLikely = /^\s*[[{]/.test(head);
  return { value: undefined, headType: isLikely ? (HEAD_TYPE.exec(head)?.[1] ?? '') : null };
}

/** Objects and lists only: a bare number or word is text to whoever reads it. */
export function describeJson(value: Json, text: string): Omit<Decoded, 'tree'> | null {
  if (typeof value !== 'object' || value === null) return null;
  return {
    ...PLAIN,
    format: 'json',
    typeLabel: isJsonObject(value) ? typeOf(value) : eventOf(value),
    summary: summaryOf(text),
    channel: isJsonObject(value) ? stringAt(value, 'channel') : null,
    priority: null,
    broadcastId: null,
  };
}

function typeOf(value: JsonObject): string | null {
  for (const name of TYPE_NAMES) {
    const type = stringAt(value, name);
    if (type !== null) return type;
  }
  return null;
}

/** `["event", …]`, as many event protocols write it. */
function eventOf(value: Json): string | null {
  const first = Array.isArray(value) ? value[0] : null;
  return typeof first === 'string' ? first : null;
}

/** A non-empty string at that name, else null. */
export function stringAt(value: JsonObject, name: string): string | null {
  const found = Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof found === 'string' && found !== '' ? found : null;
}

export function objectAt(value: JsonObject, name: string): JsonObject | null {
  const found = Object.hasOwn(value, name) ? value[name] : undefined;
  return isJsonObject(found) ? found : null;
}

export function numberAt(value: JsonObject, name: string): number | null {
  const found = Object.hasOwn(value, name) ? value[name] : undefined;
  return typeof found === 'number' && Number.isFinite(found) ? found : null;
}
