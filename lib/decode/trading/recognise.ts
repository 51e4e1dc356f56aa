// Is this a message of the trading app, and which part of it says something?
import type { Json } from '../decoded.ts';
import { isJsonObject, type JsonObject, numberAt, objectAt, stringAt } from '../json.ts';
import { isTradingType } from './summaries.ts';
import type { TradingContext } from './trading-context.ts';
import { CHANNELS, ERROR_CODES } from './wire-names.ts';

export interface Recognised {
  readonly type: string;
  readonly message: JsonObject;
  /** `data`, `payload`, or the message itself where it is flat. */
  readonly body: JsonObject;
  readonly broadcast: JsonObject | null;
  /** False for a name that many protocols use, with nothing on the message or its connection that says it is the app's. */
  readonly isCertain: boolean;
}

const CHANNEL_NAMES: ReadonlySet<string | null> = new Set(CHANNELS);
const CODES: ReadonlySet<string | null> = new Set(ERROR_CODES);

type HasMark = (body: JsonObject, message: JsonObject) => boolean;
const isOfChannel: HasMark = (body, message) =>
  CHANNEL_NAMES.has(stringAt(body, 'channel') ?? stringAt(message, 'data'));
const isAcknowledged: HasMark = (body) => stringAt(body, 'connection_id') !== null;

/** Names that half the world's protocols use, each with what only the app adds to it. */
const COMMON_TYPES: ReadonlyMap<string, HasMark> = new Map<string, HasMark>([
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
  ['get_stats', () => false],
  ['stats', (body) => numberAt(body, 'active_connections') !== null],
  ['error', (_, message) => CODES.has(stringAt(message, 'error'))],
  ['connected', (_, message) => stringAt(message, 'channel') === 'trading_signals'],
  ['status', (_, message) => Object.hasOwn(message, 'broadcasting_enabled')],
]);

/** Null when it is not one of the app's messages. */
export function recognise(value: Json, context: TradingContext): Recognised | null {
  if (!isJsonObject(value)) return null;
  const type = stringAt(value, 'type') ?? (isSignalsUrl(context.url) ? stringAt(value, 'action') : null);
  if (type === null) return null;
  const broadcast = objectAt(value, 'broadcast_info');
  const isApp = context.isApp === true || broadcast !== null;
  if (!isApp && !isTradingType(type)) return null;
  const body = objectAt(value, 'data') ?? objectAt(value, 'payload') ?? value;
  const hasMark = COMMON_TYPES.get(type);
  return { type, message: value, body, broadcast, isCertain: isApp || (hasMark?.(body, value) ?? true) };
}

/** The second endpoint, where a client says `action` in place of `type`. */
export function isSignalsUrl(url: string | undefined): boolean {
  return url !== undefined && /\/ws\/signals\/?(?:[?#]|$)/.test(url);
}
