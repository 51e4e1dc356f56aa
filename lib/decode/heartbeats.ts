// How messages without a protocol of their own say that they only keep a connection alive: by a word, or by a shape that
// the makers of widely used interfaces document. Pure.
import { type Description, type Json, labelOf, type Pairing } from './decoded.ts';
import { type HeartbeatFacts, heartbeatOf, heartbeatOfWord, PAIRED_WORDS } from './heartbeat-words.ts';
import { isJsonObject, type JsonHint, type JsonObject, numberAt, stringAt, valueAt } from './json.ts';

export type NamedHeartbeat = HeartbeatFacts & Pick<Description, 'typeLabel'>;

/** What is longer carries something. UTF-16 units. */
const MAX_LENGTH = 1024;
/** IRC: https://www.rfc-editor.org/rfc/rfc2812#section-3.7.2. One line, with whom it is for. */
export const OF_IRC = /^(PING|PONG)(?: +:?[^\s:][^\r\n]{0,255})?\r?\n?$/;

/** A text that is a heartbeat and nothing else. */
export function heartbeatInText(text: string): NamedHeartbeat | null {
  // A keep-alive of SIP, and its answer: https://www.rfc-editor.org/rfc/rfc5626#section-3.5.1.
  if (text === '\r\n\r\n') return paired('CRLF CRLF', { key: 'crlf', role: 'request' });
  if (text === '\r\n') return paired('CRLF', { key: 'crlf', role: 'reply' });
  if (text.length > MAX_LENGTH) return null;
  const word = text.trim();
  const facts = heartbeatOfWord(word);
  if (facts !== null) return { ...facts, typeLabel: word };
  const ofIrc = text.startsWith('P') ? OF_IRC.exec(text)?.[1] : undefined;
  return ofIrc === undefined ? null : paired(ofIrc, { key: 'ping', role: ofIrc === 'PING' ? 'request' : 'reply' });
}

/** A JSON value that is one: by the type that it names, else by its shape. */
export function heartbeatInJson(
  value: Json,
  typeLabel: string | null,
  length: number,
  hint: JsonHint,
): NamedHeartbeat | null {
  if (length > MAX_LENGTH) return null;
  if (!isJsonObject(value)) return heartbeatInList(value);
  const facts = typeLabel === null ? null : heartbeatOf(typeLabel);
  if (facts === null) return typeLabel === null ? heartbeatByShape(value, hint) : null;
  // An answer that repeats the question's name: Bybit's `op: "ping"`.
  const isEcho = facts.pairing?.role === 'request' && saysPong(value);
  return { ...facts, typeLabel, ...(isEcho && { pairing: { key: 'ping', role: 'reply' } }) };
}

/** Bitfinex: `[channel, "hb"]`, with a sequence and a time where these were asked for. */
function heartbeatInList(value: Json): NamedHeartbeat | null {
  if (!Array.isArray(value) || value.length > 4 || typeof value[0] !== 'number' || value[1] !== 'hb') return null;
  return paired('hb', null);
}

function heartbeatByShape(value: JsonObject, { url = '', direction }: JsonHint): NamedHeartbeat | null {
  const names = Object.keys(value);
  const [name = ''] = names;
  // HTX: `{"ping": 1492420473027}`.
  if (names.length === 1 && PAIRED_WORDS.has(name) && isTime(valueAt(value, name))) {
    return { ...(heartbeatOf(name) as HeartbeatFacts), typeLabel: name };
  }
  if (saysPong(value)) return paired('pong', { key: 'ping', role: 'reply' });
  return ofGateway(value) ?? ofChannel(value) ?? (isOfAbly(url) ? ofAbly(value, direction) : null);
}

function isTime(value: Json | undefined): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^\d{1,20}$/.test(value));
}

/** Bybit, MEXC: the answer to a ping is a result whose words are `pong`. */
function saysPong(value: JsonObject): boolean {
  const words = stringAt(value, 'ret_msg') ?? stringAt(value, 'retMsg') ?? stringAt(value, 'msg');
  return words !== null && words.toLowerCase() === 'pong';
}

/** Discord's gateway: https://discord.com/developers/docs/events/gateway-events. Other gateways give 1 an object. */
function ofGateway(value: JsonObject): NamedHeartbeat | null {
  const op = numberAt(value, 'op');
  const data = valueAt(value, 'd');
  const isBare = data === null || typeof data === 'number';
  if (op === 1 && isBare) return paired('heartbeat', { key: 'heartbeat', role: 'request' });
  if (op === 11 && (data === undefined || isBare)) return paired('heartbeat ack', { key: 'heartbeat', role: 'reply' });
  return null;
}

/** Kraken, Coinbase, Gate: what has no type is named by its channel. */
function ofChannel(value: JsonObject): NamedHeartbeat | null {
  const channel = stringAt(value, 'channel') ?? '';
  const word = /^(?:spot|futures|options)\.(ping|pong)$/.exec(channel)?.[1] ?? channel;
  const facts = heartbeatOf(word);
  return facts === null ? null : { ...facts, typeLabel: labelOf(channel) };
}

/** https://ably.com/docs: every client puts the version of the protocol and the format into the address. */
function isOfAbly(url: string): boolean {
  return /^wss?:\/\/[^/?#]*\bably\b/.test(url) || /[?&](?:heartbeats|format)=.*[?&](?:heartbeats|format|v)=/.test(url);
}

/** Action 0; with an id it asks for an answer with the same. */
function ofAbly(value: JsonObject, direction: JsonHint['direction']): NamedHeartbeat | null {
  if (numberAt(value, 'action') !== 0 || Object.keys(value).some((name) => name !== 'action' && name !== 'id')) {
    return null;
  }
  const id = stringAt(value, 'id');
  if (id === null || direction === undefined) return paired('heartbeat', null);
  return paired('heartbeat', { key: `ping ${labelOf(id)}`, role: direction === 'sent' ? 'request' : 'reply' });
}

function paired(typeLabel: string, pairing: Pairing | null): NamedHeartbeat {
  return { isHeartbeat: true, pairing, typeLabel };
}
