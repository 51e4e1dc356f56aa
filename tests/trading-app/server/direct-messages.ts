// Messages that the server sends to one connection: no broadcast_info.
import { BROADCAST_EXAMPLES } from './broadcast-messages.ts';
import {
  CHANNELS,
  type Generation,
  HEARTBEAT_MS,
  SERVER_INFO,
  SERVER_VERSION,
  type ServerMessage,
  SUPPORTED_TYPES,
} from './constants.ts';
import { barePositions, summary, valuedPositions } from './portfolio.ts';
import { awareTimestamp, nowSeconds } from './timestamps.ts';

export function connectionEstablished(connectionId: string): ServerMessage {
  return {
    type: 'connection_established',
    data: {
      connection_id: connectionId,
      server_time: awareTimestamp(),
      heartbeat_interval: HEARTBEAT_MS / 1000,
      server_version: SERVER_VERSION,
      supported_features: ['heartbeat', 'subscriptions', 'broadcast', 'priority_messages'],
    },
  };
}

export function subscribed(channel: string, connectionId: string, subscriberCount: number): ServerMessage {
  const data = { channel, status: 'active', connection_id: connectionId, subscriber_count: subscriberCount };
  return { type: 'subscribed', data, timestamp: awareTimestamp() };
}

export function unsubscribed(channel: string, connectionId: string, wasKnown: boolean): ServerMessage {
  const data = { channel, status: wasKnown ? 'removed' : 'not_found', connection_id: connectionId };
  return { type: 'unsubscribed', data, timestamp: awareTimestamp() };
}

export function pong(connectionId: string): ServerMessage {
  const timestamp = awareTimestamp();
  return {
    type: 'pong',
    timestamp,
    server_info: SERVER_INFO,
    connection_id: connectionId,
    server_version: SERVER_VERSION,
  };
}

/** The heartbeat task's ping. */
export function heartbeatPing(): ServerMessage {
  return { type: 'ping', timestamp: awareTimestamp(), server_time: nowSeconds() };
}

/** The ping after a long silence: another shape under the same type, as in the app. */
export function silencePing(): ServerMessage {
  return { type: 'ping', timestamp: awareTimestamp(), server_info: SERVER_INFO };
}

/** The answer to subscribing `trading_data`; it comes before the acknowledgement. */
export function snapshotFor(generation: Generation): ServerMessage {
  if (generation === 'H') return BROADCAST_EXAMPLES.trading_data_snapshot().message;
  const { open_positions, trading_enabled } = summary();
  const data = { open_positions, trading_enabled, positions: valuedPositions().slice(0, 5) };
  return { type: 'trading_data_snapshot', data, timestamp: awareTimestamp() };
}

export function positionsUpdate(): ServerMessage {
  return { type: 'positions_update', timestamp: awareTimestamp(), data: { positions: barePositions() } };
}

export function stats(data: Record<string, unknown>): ServerMessage {
  return { type: 'stats', data, timestamp: awareTimestamp() };
}

export type ErrorCode =
  | 'invalid_json'
  | 'invalid_format'
  | 'invalid_subscription_data'
  | 'invalid_channel'
  | 'subscription_failed'
  | 'invalid_update_data'
  | 'unknown_message_type';

export function error(code: ErrorCode, message: string): ServerMessage {
  return { type: 'error', error: code, message, timestamp: awareTimestamp() };
}

export function invalidChannel(channel: string): ServerMessage {
  // The app prints a Python set: its order changes from one process to the next.
  const shuffled = [...CHANNELS].sort(() => Math.random() - 0.5);
  return error('invalid_channel', `Invalid channel: ${channel}. Valid channels: ${shuffled.join(', ')}`);
}

export function unknownMessageType(type: string): ServerMessage {
  return {
    type: 'error',
    error: 'unknown_message_type',
    message: `Unknown message type: ${type}`,
    supported_types: SUPPORTED_TYPES,
    timestamp: awareTimestamp(),
  };
}
