// The trading app's messages (`/ws`): told by their type or by `broadcast_info`. Pure.
import { type Decoded, type Json, PLAIN, summaryOf } from './decoded.ts';
import { isJsonObject, type JsonObject, numberAt, objectAt, stringAt } from './json.ts';

/** The part that says something: `data`, `payload`, or the message itself where it is flat. */
type Summarise = (body: JsonObject, message: JsonObject) => ReadonlyArray<string | null>;

const channelOf: Summarise = (body) => [stringAt(body, 'channel'), stringAt(body, 'status')];
const messageOf: Summarise = (body) => [stringAt(body, 'status'), stringAt(body, 'message')];
const signal: Summarise = (body) => [stringAt(body, 'symbol'), stringAt(body, 'signal_type'), shown(body, 'strength')];

const completed: Summarise = (body) => [
  fraction(numberAt(body, 'valid_assets') ?? numberAt(body, 'processed_count'), numberAt(body, 'total_assets')),
  unit(numberAt(body, 'duration') ?? numberAt(body, 'scan_duration_seconds'), 's'),
];

const update: Summarise = (body) => {
  const summary = objectAt(body, 'summary') ?? body;
  return [count(summary, 'open_positions'), count(summary, 'total_assets'), shown(summary, 'total_unrealized_pnl')];
};

const SUMMARIES: Readonly<Record<string, Summarise>> = {
  subscribe: channelOf,
  unsubscribe: channelOf,
  subscribed: channelOf,
  unsubscribed: channelOf,
  ping: (_, message) => [stringAt(message, 'source')],
  pong: (_, message) => [stringAt(message, 'connection_id')],
  request_update: (body) => [stringAt(body, 'type')],
  get_stats: () => [],
  connection_established: (body) => [
    stringAt(body, 'connection_id'),
    unit(numberAt(body, 'heartbeat_interval'), 's'),
    stringAt(body, 'server_version'),
  ],
  stats: (body) => [count(body, 'active_connections'), count(body, 'total_messages')],
  error: (_, message) => [stringAt(message, 'error'), stringAt(message, 'message')],
  positions_update: (body) => [listLength(body, 'positions')],
  scanner_started: messageOf,
  scanner_error: messageOf,
  scanner_progress: (body) => [
    unit(numberAt(body, 'progress_percentage'), ' %'),
    fraction(numberAt(body, 'processed_count'), numberAt(body, 'total_assets')) ??
      fraction(numberAt(body, 'current_step'), numberAt(body, 'total_steps')),
    stringAt(body, 'message'),
  ],
  scanner_completion: completed,
  scanner_completed: completed,
  scanner_status_update: (body) => [
    shown(body, 'scanning_active'),
    count(body, 'assets_being_scanned'),
    count(body, 'monitored_assets'),
    count(body, 'signals_count'),
  ],
  trading_data_snapshot: update,
  trading_update: update,
  trading_signals_snapshot: (body) => [listLength(body, 'signals')],
  realtime_update: messageOf,
  new_signal: signal,
  take_profit_executed: (body) => [stringAt(body, 'symbol'), shown(body, 'realized_pnl')],
  stop_loss_triggered: (body) => [stringAt(body, 'symbol'), shown(body, 'pnl')],
  revalidation_completed: (body) => [
    fraction(numberAt(body, 'valid_count'), numberAt(body, 'total_processed')),
    unit(numberAt(body, 'duration'), 's'),
  ],
  revalidation_error: (body) => [stringAt(body, 'error')],
  test_mode_activated: messageOf,
  test_mode_deactivated: messageOf,
};

/** Names that half the world's protocols use: read as the app means them, but not taken for a proof that it is the app. */
const COMMON_TYPES: ReadonlySet<string> = new Set([
  ...['ping', 'pong', 'error', 'stats', 'get_stats'],
  ...['subscribe', 'unsubscribe', 'subscribed', 'unsubscribed'],
]);

/** Null when it is not one of the app's messages. Whatever field is missing or of another type is left out. */
export function describeTrading(value: Json, text: string): Omit<Decoded, 'tree'> | null {
  if (!isJsonObject(value)) return null;
  const typeLabel = stringAt(value, 'type');
  if (typeLabel === null) return null;
  const broadcast = objectAt(value, 'broadcast_info');
  const summarise = Object.hasOwn(SUMMARIES, typeLabel) ? SUMMARIES[typeLabel] : undefined;
  if (summarise === undefined && broadcast === null) return null;
  const body = objectAt(value, 'data') ?? objectAt(value, 'payload') ?? value;
  const parts = (summarise?.(body, value) ?? []).filter((part) => part !== null);
  return {
    ...PLAIN,
    format: broadcast === null && COMMON_TYPES.has(typeLabel) ? 'json' : 'trading',
    typeLabel,
    summary: summaryOf(parts.length === 0 ? text : parts.join(', ')),
    channel: (broadcast && stringAt(broadcast, 'channel')) ?? stringAt(body, 'channel'),
    priority: broadcast && stringAt(broadcast, 'priority'),
    broadcastId: broadcast && stringAt(broadcast, 'id'),
  };
}

function shown(body: JsonObject, name: string): string | null {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  return typeof value === 'number' || typeof value === 'boolean' ? `${name}: ${value}` : null;
}

function count(body: JsonObject, name: string): string | null {
  const value = numberAt(body, name);
  return value === null ? null : `${name}: ${value}`;
}

function unit(value: number | null, name: string): string | null {
  return value === null ? null : `${Math.round(value * 10) / 10}${name}`;
}

/** Null for 0/0: the app's step messages carry no counts. */
function fraction(part: number | null, whole: number | null): string | null {
  return part === null || whole === null || whole === 0 ? null : `${part}/${whole}`;
}

function listLength(body: JsonObject, name: string): string | null {
  const list = Object.hasOwn(body, name) ? body[name] : undefined;
  return Array.isArray(list) ? `${name}: ${list.length}` : null;
}
