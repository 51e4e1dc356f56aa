// One line for each of the app's messages: data, symbols and the wire's own words, so that it reads the same in every
// language, and what a row shows is what a search finds, a copy holds and a file keeps.
import { type JsonObject, numberAt, objectAt, stringAt } from '../json.ts';
import { shortNumber } from './numbers.ts';
import * as part from './summary-parts.ts';

/** `body` is the part that says something: `data`, `payload`, or the message itself where it is flat. */
type Summarise = (body: JsonObject, message: JsonObject) => readonly part.Part[];

const channel: Summarise = (body, message) => [stringAt(body, 'channel') ?? stringAt(message, 'data')];
const said: Summarise = (body) => [stringAt(body, 'status'), stringAt(body, 'message')];
const nothing: Summarise = () => [];

const progress: Summarise = (body) => {
  const items = part.fraction(numberAt(body, 'processed_count'), numberAt(body, 'total_assets'));
  const step = part.fraction(numberAt(body, 'current_step'), numberAt(body, 'total_steps'));
  // The text of an item only says its count again.
  return [
    part.withUnit(numberAt(body, 'progress_percentage'), '%'),
    items ?? step,
    items === null ? stringAt(body, 'message') : null,
  ];
};

const completed: Summarise = (body) => [
  part.fraction(numberAt(body, 'valid_assets') ?? numberAt(body, 'processed_count'), numberAt(body, 'total_assets')),
  part.withUnit(numberAt(body, 'duration') ?? numberAt(body, 'scan_duration_seconds'), 's'),
];

const tradingData: Summarise = (body) => {
  const summary = objectAt(body, 'summary') ?? body;
  return [
    part.named(summary, 'open_positions'),
    part.named(summary, 'total_assets'),
    part.namedSigned(summary, 'total_unrealized_pnl'),
    part.listed(body, 'positions', part.position) ?? part.listed(body, 'positions_sample', part.position),
    stringAt(body, 'error'),
  ];
};

const stopLoss: Summarise = (body) => {
  const stop = numberAt(body, 'stop_price');
  const exit = numberAt(body, 'exit_price');
  return [
    part.words(stringAt(body, 'symbol'), part.gain(body, 'pnl')),
    part.gainPercent(body, 'pnl_percentage'),
    stop === null || exit === null ? null : `${shortNumber(stop)} → ${shortNumber(exit)}`,
  ];
};

const SUMMARIES: Readonly<Record<string, Summarise>> = {
  subscribe: channel,
  unsubscribe: channel,
  subscribed: (body) => [stringAt(body, 'channel'), part.named(body, 'subscriber_count')],
  unsubscribed: (body) => [stringAt(body, 'channel'), stringAt(body, 'status')],
  ping: (_, message) => [stringAt(message, 'source')],
  pong: (_, message) => [stringAt(message, 'connection_id')],
  request_update: (body) => [stringAt(body, 'type')],
  get_stats: nothing,
  connection_established: (body) => [
    stringAt(body, 'connection_id'),
    part.withUnit(numberAt(body, 'heartbeat_interval'), 's'),
    stringAt(body, 'server_version'),
  ],
  stats: (body) => [
    part.named(body, 'active_connections'),
    part.named(body, 'total_messages'),
    part.named(body, 'total_failures'),
  ],
  error: (_, message) => [stringAt(message, 'error'), stringAt(message, 'message')],
  positions_update: (body) => [part.listed(body, 'positions', part.position)],
  scanner_started: said,
  scanner_error: said,
  scanner_progress: progress,
  scanner_completion: completed,
  scanner_completed: completed,
  scanner_status_update: (body) => [
    part.named(body, 'scanning_active'),
    part.named(body, 'assets_being_scanned'),
    part.named(body, 'monitored_assets'),
    part.named(body, 'signals_count'),
  ],
  trading_data_snapshot: tradingData,
  trading_update: tradingData,
  trading_signals_snapshot: (body) => [part.listed(body, 'signals', part.signal)],
  realtime_update: said,
  new_signal: (body) => [part.signal(body), part.listedWords(body, 'rules_triggered')],
  take_profit_executed: (body) => [
    part.words(stringAt(body, 'symbol'), part.gain(body, 'realized_pnl')),
    part.named(body, 'size_closed'),
    part.named(body, 'remaining_quantity'),
  ],
  stop_loss_triggered: stopLoss,
  revalidation_completed: (body) => [
    part.fraction(numberAt(body, 'valid_count'), numberAt(body, 'total_processed')),
    part.withUnit(numberAt(body, 'duration'), 's'),
  ],
  revalidation_error: (body) => [stringAt(body, 'error')],
  test_mode_activated: said,
  test_mode_deactivated: (body) => [
    part.withUnit(numberAt(body, 'duration_minutes'), 'min'),
    stringAt(body, 'message'),
  ],
  connected: (body) => [stringAt(body, 'channel'), stringAt(body, 'message')],
  status: (body) => [part.named(body, 'broadcasting_enabled'), part.named(body, 'connected_clients')],
};

/** True for every type that the app has. */
export function isTradingType(type: string): boolean {
  return Object.hasOwn(SUMMARIES, type);
}

/** Empty where the message has nothing that a row could say. */
export function summaryOfTrading(type: string, body: JsonObject, message: JsonObject): string {
  const summarise = Object.hasOwn(SUMMARIES, type) ? SUMMARIES[type] : undefined;
  return (summarise?.(body, message) ?? []).filter((one) => one !== null).join(', ');
}
