// What a JSON value says with nothing known of its application. Pure.
import { type Description, type Json, PLAIN, summaryOf } from './decoded.ts';
import { namesError } from './error-words.ts';
import { heartbeatInJson } from './heartbeats.ts';
import { isJsonObject, type JsonHint, labelAt, typeOf } from './json.ts';
import { producerOf } from './producer.ts';

/** Objects and lists only: a bare number or word is text to whoever reads it. */
export function describeJson(value: Json, text: string, hint: JsonHint = {}): Description | null {
  if (typeof value !== 'object' || value === null) return null;
  const typeLabel = typeOf(value);
  const channel = isJsonObject(value) ? labelAt(value, 'channel') : null;
  const producer = producerOf(text, hint.direction);
  const isError = namesError(typeLabel);
  const description = { ...PLAIN, format: 'json', typeLabel, summary: summaryOf(text), channel, isError, producer };
  const heartbeat = heartbeatInJson(value, typeLabel, text.length, hint);
  return heartbeat === null ? description : { ...description, ...heartbeat };
}
