// What the app's clients send to `/ws` (JavaScript and PyScript), and to `/ws/signals`.
import * as z from 'zod/mini';
import { boolean, flat, type SchemaTable, string, time, withData } from './schema-parts.ts';

const timestamp = z.optional(time);

export const CLIENT_SCHEMAS: SchemaTable = {
  subscribe: [flat({ data: z.strictObject({ channel: string, send_snapshot: z.optional(boolean), timestamp }) })],
  unsubscribe: [flat({ data: z.strictObject({ channel: string, timestamp }) }), flat({ data: string })],
  ping: [flat({ source: z.optional(string), timestamp })],
  pong: [flat({ timestamp: time, server_timestamp: time })],
  request_update: [withData(z.strictObject({ type: string }))],
  get_stats: [flat({ timestamp })],
};

/** `/ws/signals`: `action` in place of `type`. */
export const ACTION_SCHEMAS: SchemaTable = {
  ping: [z.strictObject({ action: string })],
  status: [z.strictObject({ action: string })],
};
