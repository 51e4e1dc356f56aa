// Is this a message of the trading app, and which part of it says something?
import type { Json } from '../decoded.ts';
import { isJsonObject, type JsonHint, type JsonObject, numberAt, objectAt, stringAt } from '../json.ts';
import { isTradingType } from './summaries.ts';
import { CHANNELS, ERROR_CODES } from './wire-names.ts';

export interface Recognised {
  readonly type: string;
  readonly message: JsonObject;
  /** `data`, `payload`, or the message itself where it is flat. */
  readonly body: JsonObject;
  readonly broadcast: JsonObject | null;
}

const CHANNEL_NAMES: ReadonlySet<string | null> = new Set(CHANNELS);
const CODES: ReadonlySet<string | null> = new Set(ERROR_CODES);

type HasMark = (body: JsonObject, message: JsonObject) => boolean;
const isOfChannel: HasMark = (body, message) =>
  CHANNEL_NAMES.has(stringAt(body, 'channel') ?? stringAt(message, 'data'));
const isAcknowledged: HasMark = (body) => stringAt(body, 'connection_id') !== null;

/** Names that other applications use, too, each with what this one adds to it. */
const MARKS: ReadonlyMap<string, HasMark> = new Map<string, HasMark>([
  [
    'ping',
    (_, message) =>
      Object.hasOwn(message, 'server_time') ||
      Object.hasOwn(message, 'server_info') ||
      stringAt(message, 'source') === 'pyscript_websocket',
  ],
  ['pong', (_, message) => Object.hasOwn(message, 'server_timestamp') || Object.hasOwn(message, 'server_info')],
  ['subscribe', isOfChannel],
  ['unsubscribe', isOfChannel],
  ['subscribed', isAcknowledged],
  ['unsubscribed', isAcknowledged],
  ['connection_established', isAcknowledged],
  ['request_update', (body) => stringAt(body, 'type') === 'positions'],
  ['positions_update', (body) => Object.hasOwn(body, 'positions')],
  ['stats', (body) => numberAt(body, 'active_connections') !== null],
  ['error', (_, message) => CODES.has(stringAt(message, 'error'))],
  ['connected', (_, message) => stringAt(message, 'channel') === 'trading_signals'],
  ['status', (_, message) => Object.hasOwn(message, 'broadcasting_enabled')],
]);

/** Names that no other application has; what is left is broadcast, and known by that. */
const OWN_NAME = /^(?:scanner|trading)_/;

/** Null when it is not one of the app's messages, or may as well be another application's. */
export function recognise(value: Json, { url, isApp }: JsonHint): Recognised | null {
  if (!isJsonObject(value)) return null;
  const type = stringAt(value, 'type') ?? (isSignalsUrl(url) ? stringAt(value, 'action') : null);
  if (type === null) return null;
  const broadcast = objectAt(value, 'broadcast_info');
  const body = objectAt(value, 'data') ?? objectAt(value, 'payload') ?? value;
  const isOfApp = isApp === true || broadcast !== null || (isTradingType(type) && hasMark(type, body, value));
  return isOfApp ? { type, message: value, body, broadcast } : null;
}

/** True for what no other application says: its connection is the app's. */
export function isProofOfApp(value: Json): boolean {
  if (!isJsonObject(value)) return false;
  const type = stringAt(value, 'type');
  const data = objectAt(value, 'data');
  const broadcast = objectAt(value, 'broadcast_info');
  if (broadcast !== null) return stringAt(broadcast, 'channel') !== null && stringAt(broadcast, 'priority') !== null;
  if (type === 'connection_established') return data !== null && Object.hasOwn(data, 'supported_features');
  return type === 'error' && CODES.has(stringAt(value, 'error')) && Object.hasOwn(value, 'supported_types');
}

function hasMark(type: string, body: JsonObject, message: JsonObject): boolean {
  return MARKS.get(type)?.(body, message) ?? OWN_NAME.test(type);
}

/** The second endpoint, where a client says `action` in place of `type`. */
function isSignalsUrl(url: string | undefined): boolean {
  return url !== undefined && /\/ws\/signals\/?(?:[?#]|$)/.test(url);
}
