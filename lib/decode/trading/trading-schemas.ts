// The broadcasts about positions, signals, assets and the test mode.
import * as z from 'zod/mini';
import {
  anyList,
  bag,
  boolean,
  broadcastData,
  broadcastInfo,
  broadcastPayload,
  flat,
  id,
  integer,
  maybeTime,
  number,
  type SchemaTable,
  side,
  string,
  time,
} from './schema-parts.ts';

const maybeNumber = z.nullable(number);

const valuedPosition = z.strictObject({
  id,
  symbol: string,
  side,
  entry_price: number,
  current_price: number,
  quantity: number,
  unrealized_pnl: number,
  pnl_percentage: number,
  entry_time: maybeTime,
  stop_loss: maybeNumber,
  take_profit: maybeNumber,
});

const recentSignal = z.strictObject({
  id,
  symbol: string,
  signal_type: string,
  strength: number,
  timestamp: time,
  rules_triggered: anyList,
  indicators_snapshot: bag,
});

/** Broadcast, or the answer to subscribing: then without `broadcast_info`. */
function snapshot(data: z.ZodMiniType) {
  return flat({ data, timestamp: z.optional(time), broadcast_info: z.optional(broadcastInfo) });
}

export const TRADING_SCHEMAS: SchemaTable = {
  // The later generation's, the earlier one's, and what comes when reading the data failed.
  trading_data_snapshot: [
    snapshot(
      z.strictObject({
        summary: z.strictObject({
          open_positions: integer,
          total_unrealized_pnl: number,
          trading_enabled: boolean,
          selected_symbols: z.union([integer, anyList]),
          symbols_with_signals: z.union([integer, anyList]),
          last_selection_time: maybeTime,
          selection_age_minutes: maybeNumber,
        }),
        positions: z.array(valuedPosition),
        recent_signals: z.array(recentSignal),
        cache_stats: bag,
      }),
    ),
    snapshot(
      z.strictObject({
        open_positions: integer,
        trading_enabled: boolean,
        positions: z.array(z.looseObject({ symbol: string, side })),
      }),
    ),
    snapshot(z.strictObject({ error: string, summary: bag })),
  ],
  trading_update: [
    broadcastData(
      z.strictObject({
        summary: z.strictObject({
          total_assets: integer,
          open_positions: integer,
          total_unrealized_pnl: number,
          trading_enabled: boolean,
        }),
        positions_sample: z.array(z.strictObject({ symbol: string, side, entry_time: maybeTime })),
        update_available: boolean,
        refresh_recommended: boolean,
      }),
    ),
    broadcastData(z.strictObject({ update_available: boolean, refresh_recommended: boolean, error: string })),
  ],
  trading_signals_snapshot: [
    broadcastData(
      z.strictObject({
        signals: z.array(
          z.strictObject({
            symbol: string,
            signal_type: string,
            rule: string,
            timeframe: string,
            strength: number,
            price: number,
            timestamp: time,
          }),
        ),
        count: integer,
      }),
    ),
  ],
  realtime_update: [broadcastData(z.strictObject({ update_available: boolean, message: string }))],
  new_signal: [
    broadcastPayload(
      z.strictObject({
        symbol: string,
        signal_type: string,
        strength: number,
        timestamp: time,
        rules_triggered: anyList,
        trading_recommendation: bag,
      }),
    ),
  ],
  take_profit_executed: [
    broadcastData(
      z.strictObject({
        symbol: string,
        profit_level: id,
        size_closed: number,
        realized_pnl: number,
        remaining_quantity: number,
      }),
    ),
  ],
  stop_loss_triggered: [
    broadcastData(
      z.strictObject({
        symbol: string,
        stop_price: number,
        exit_price: number,
        pnl: number,
        pnl_percentage: number,
      }),
    ),
  ],
  revalidation_completed: [
    broadcastData(
      z.strictObject({
        valid_count: integer,
        invalid_count: integer,
        total_processed: integer,
        duration: number,
        valid_symbols: z.array(string),
      }),
    ),
  ],
  revalidation_error: [broadcastData(z.strictObject({ error: string, timestamp: time }))],
  test_mode_activated: [broadcastPayload(z.strictObject({ activated_at: time, configuration: bag, message: string }))],
  test_mode_deactivated: [
    broadcastPayload(
      z.strictObject({ deactivated_at: time, duration_minutes: number, final_statistics: bag, message: string }),
    ),
  ],
};
