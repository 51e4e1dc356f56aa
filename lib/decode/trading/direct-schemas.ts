// What the server says to one connection, on `/ws` and `/ws/signals`: no `broadcast_info`.
import * as z from 'zod/mini';
import {
  boolean,
  connectionId,
  flat,
  integer,
  maybeTime,
  number,
  type SchemaTable,
  side,
  string,
  time,
  withData,
} from './schema-parts.ts';
import { ERROR_CODES } from './wire-names.ts';

const counts = z.record(z.string(), integer);

export const STATS_SHAPE = {
  active_connections: integer,
  total_connected: integer,
  heartbeat_interval: integer,
  total_bytes_sent: integer,
  total_bytes_received: integer,
  total_messages: integer,
  total_failures: integer,
  average_connection_duration: number,
  longest_connection: number,
  shortest_connection: number,
  connections_by_host: counts,
  subscription_stats: z.strictObject({
    total_connections: integer,
    total_subscriptions: integer,
    channel_counts: counts,
    channels: z.array(string),
  }),
};

/** Without a gain, unlike the positions of a snapshot. */
const barePosition = z.strictObject({
  id: string,
  symbol: string,
  side,
  entry_price: number,
  current_price: number,
  quantity: number,
  entry_time: maybeTime,
});

export const DIRECT_SCHEMAS: SchemaTable = {
  connection_established: [
    flat({
      data: z.strictObject({
        connection_id: connectionId,
        server_time: time,
        heartbeat_interval: integer,
        server_version: string,
        supported_features: z.array(string),
      }),
    }),
  ],
  subscribed: [
    withData(
      z.strictObject({ channel: string, status: string, connection_id: connectionId, subscriber_count: integer }),
    ),
  ],
  unsubscribed: [
    withData(
      z.strictObject({ channel: string, status: z.enum(['removed', 'not_found']), connection_id: connectionId }),
    ),
  ],
  // The second is the answer on `/ws/signals`.
  pong: [
    flat({ timestamp: time, server_info: string, connection_id: connectionId, server_version: string }),
    flat({ timestamp: time }),
  ],
  // The heartbeat's, and the one after a long silence: two shapes under one type.
  ping: [flat({ timestamp: time, server_time: integer }), flat({ timestamp: time, server_info: string })],
  positions_update: [withData(z.strictObject({ positions: z.array(barePosition) }))],
  stats: [withData(z.strictObject(STATS_SHAPE))],
  error: [
    flat({
      error: z.enum(ERROR_CODES),
      message: string,
      timestamp: time,
      supported_types: z.optional(z.array(string)),
    }),
  ],
  connected: [flat({ channel: string, message: string, timestamp: time })],
  status: [flat({ broadcasting_enabled: boolean, connected_clients: integer, timestamp: time })],
};
