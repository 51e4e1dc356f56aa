// What the app answers to polling and to the requests around a scan, by path. Many fields are not documented.
import * as z from 'zod/mini';
import { type JsonObject, objectAt, stringAt } from '../json.ts';
import { STATS_SHAPE } from './direct-schemas.ts';
import { bag, boolean, integer, string, time, type Variants } from './schema-parts.ts';
import { named, type Part } from './summary-parts.ts';

export interface AnswerKind {
  readonly variants: Variants;
  readonly summarise: (answer: JsonObject) => readonly Part[];
}

const accepted: AnswerKind = {
  variants: [z.strictObject({ message: string, status: z.literal('started'), timestamp: time })],
  summarise: (answer) => [stringAt(answer, 'status'), stringAt(answer, 'message')],
};
/** Documented by its path only. */
const anything: AnswerKind = { variants: [z.unknown()], summarise: () => [] };
const connections = (answer: JsonObject) => [named(objectAt(answer, 'data') ?? answer, 'active_connections')];

/** The earlier generation's has six of these keys, and is always healthy. */
const health = z.strictObject({
  status: z.enum(['healthy', 'degraded', 'starting']),
  timestamp: time,
  http_status: z.optional(integer),
  version: z.optional(string),
  environment: z.optional(string),
  startup_complete: z.optional(boolean),
  database_ready: z.optional(boolean),
  websocket_connections: z.optional(integer),
  message: z.optional(string),
  render_service: z.optional(z.unknown()),
});

const stats = z.strictObject({
  success: z.literal(true),
  data: z.strictObject({ ...STATS_SHAPE, timestamp: time, connection_metadata_count: integer }),
});
const noStats = z.strictObject({
  success: z.literal(false),
  error: string,
  data: z.strictObject({ total_connections: integer, timestamp: time }),
});

const realtime = z.strictObject({
  success: z.literal(true),
  data: z.strictObject({
    broadcasting_enabled: boolean,
    websocket_stats: bag,
    scanner_metrics: bag,
    timestamp: time,
    endpoints: bag,
  }),
});

const ANSWERS: Readonly<Record<string, AnswerKind>> = {
  '/health': {
    variants: [health],
    summarise: (answer) => [stringAt(answer, 'status'), named(answer, 'websocket_connections')],
  },
  '/ws/stats': {
    variants: [stats, noStats],
    summarise: (answer) => [...connections(answer), stringAt(answer, 'error')],
  },
  '/api/realtime/status': {
    variants: [realtime],
    summarise: (answer) => [named(objectAt(answer, 'data') ?? answer, 'broadcasting_enabled')],
  },
  '/api/scanner/initial-scan': accepted,
  '/api/assets/force-revalidation': accepted,
  '/api/scanner/status': anything,
  '/api/assets/revalidation-status': anything,
  '/api/dashboard/summary': anything,
  '/api/positions': anything,
  '/api/signals/active': anything,
  '/ready': anything,
};

/** Null when the address is none of the app's HTTP paths. */
export function answerKindOf(url: string | undefined): (AnswerKind & { readonly path: string }) | null {
  const path = url === undefined ? undefined : /^https?:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1];
  const kind = path !== undefined && Object.hasOwn(ANSWERS, path) ? ANSWERS[path] : undefined;
  return path === undefined || kind === undefined ? null : { ...kind, path };
}
