// Which messages of the trading app answer which. It has no request ids: a pair is told by type, channel or echoed time.
import type { Pairing } from '../decoded.ts';
import { type JsonHint, type JsonObject, stringAt } from '../json.ts';

/** A key may hold a name that the page chose. */
const MAX_KEY_LENGTH = 128;

/** The request or the reply that a message is, or null. `body` is its `data`, or itself where it is flat. */
export function pairingOf(
  type: string,
  body: JsonObject,
  message: JsonObject,
  { direction }: JsonHint,
): Pairing | null {
  switch (type) {
    case 'ping': {
      const isFromServer = direction === undefined ? isServerPing(message) : direction === 'received';
      return request(isFromServer ? serverPing(stringAt(message, 'timestamp')) : 'ping');
    }
    case 'pong': {
      const isToServer = direction === undefined ? Object.hasOwn(message, 'server_timestamp') : direction === 'sent';
      return reply(isToServer ? serverPing(stringAt(message, 'server_timestamp')) : 'ping');
    }
    case 'subscribe':
    case 'unsubscribe':
      return request(`${type} ${channelOf(body, message)}`);
    case 'subscribed':
    case 'unsubscribed':
      return reply(`${type.slice(0, -1)} ${channelOf(body, message)}`);
    case 'request_update':
      return request(`update ${stringAt(body, 'type') ?? ''}`);
    case 'positions_update':
      return reply('update positions');
    case 'get_stats':
      return request('stats');
    case 'stats':
      return reply('stats');
    default:
      return null;
  }
}

/** The client's pong echoes the time of the ping that it answers. */
function serverPing(timestamp: string | null): string {
  return `server ping ${timestamp ?? ''}`;
}

function isServerPing(message: JsonObject): boolean {
  return Object.hasOwn(message, 'server_time') || Object.hasOwn(message, 'server_info');
}

/** Unsubscribing takes the bare name, too. */
function channelOf(body: JsonObject, message: JsonObject): string {
  return stringAt(body, 'channel') ?? stringAt(message, 'data') ?? '';
}

function request(key: string): Pairing {
  return { key: key.slice(0, MAX_KEY_LENGTH), role: 'request' };
}

function reply(key: string): Pairing {
  return { key: key.slice(0, MAX_KEY_LENGTH), role: 'reply' };
}
