// One example of every message that the server broadcasts outside a scan, with its channel and priority.
import type { Priority, ServerMessage } from './constants.ts';
import { barePositions, recentSignals, summary, valuedPositions } from './portfolio.ts';
import { float } from './python-json.ts';
import { awareTimestamp, naiveTimestamp } from './timestamps.ts';

/** A message on its way to every connection that the channel reaches. */
export interface Broadcast {
  channel: string;
  priority: Priority;
  message: ServerMessage;
}

/** The earlier generation's push, every 15 s. */
export function tradingUpdate(): Broadcast {
  const sample = barePositions().slice(0, 3);
  const data = {
    summary: summary(),
    positions_sample: sample.map(({ symbol, side, entry_time }) => ({ symbol, side, entry_time })),
    update_available: true,
    refresh_recommended: false,
  };
  const message = { type: 'trading_update', data, timestamp: awareTimestamp() };
  return { channel: 'trading_data', priority: 'normal', message };
}

function tradingSnapshot(): Broadcast {
  const { open_positions, total_unrealized_pnl, trading_enabled } = summary();
  const data = {
    summary: {
      open_positions,
      total_unrealized_pnl,
      trading_enabled,
      selected_symbols: 48,
      symbols_with_signals: 2,
      last_selection_time: awareTimestamp(),
      selection_age_minutes: float(12.5),
    },
    positions: valuedPositions(),
    recent_signals: recentSignals(),
    cache_stats: { hits: 118, misses: 9 },
  };
  const message = { type: 'trading_data_snapshot', data, timestamp: awareTimestamp() };
  return { channel: 'trading_data', priority: 'normal', message };
}

function signalsSnapshot(): Broadcast {
  const signal = {
    symbol: 'WEGE3',
    signal_type: 'BUY',
    rule: 'rsi_sobrevenda',
    timeframe: '15m',
    strength: float(0.82),
  };
  const signals = [{ ...signal, price: float(35.2), timestamp: awareTimestamp() }];
  const message = { type: 'trading_signals_snapshot', data: { signals, count: signals.length } };
  return { channel: 'trading_signals', priority: 'normal', message };
}

function realtimeUpdate(): Broadcast {
  const data = { update_available: true, message: 'Dados atualizados' };
  return { channel: 'general', priority: 'low', message: { type: 'realtime_update', data } };
}

function newSignal(): Broadcast {
  const payload = {
    symbol: 'WEGE3',
    signal_type: 'BUY',
    strength: float(0.82),
    timestamp: naiveTimestamp(),
    rules_triggered: ['rsi_sobrevenda', 'cruzamento_mme'],
    trading_recommendation: { action: 'comprar', confidence: float(0.8) },
  };
  return general({ type: 'new_signal', payload });
}

function takeProfitExecuted(): Broadcast {
  const data = {
    symbol: 'PETR4',
    profit_level: 1,
    size_closed: float(100),
    realized_pnl: float(76),
    remaining_quantity: float(200),
  };
  return general({ type: 'take_profit_executed', data, timestamp: awareTimestamp() });
}

function stopLossTriggered(): Broadcast {
  const data = {
    symbol: 'ITUB4',
    stop_price: float(32.1),
    exit_price: float(32.08),
    pnl: float(-510),
    pnl_percentage: float(-3.08),
  };
  return general({ type: 'stop_loss_triggered', data, timestamp: awareTimestamp() });
}

function revalidationCompleted(): Broadcast {
  const data = {
    valid_count: 640,
    invalid_count: 172,
    total_processed: 812,
    duration: float(14.2),
    valid_symbols: ['PETR4', 'VALE3', 'ITUB4', 'WEGE3', 'BBAS3'],
  };
  return general({ type: 'revalidation_completed', data });
}

function revalidationError(): Broadcast {
  const data = { error: 'Falha na conexão com a corretora', timestamp: naiveTimestamp() };
  return general({ type: 'revalidation_error', data });
}

function testModeActivated(): Broadcast {
  const configuration = { max_assets: 20, interval_seconds: 60 };
  const payload = { activated_at: awareTimestamp(), configuration, message: 'Modo de teste ativado' };
  return general({ type: 'test_mode_activated', payload });
}

function testModeDeactivated(): Broadcast {
  const payload = {
    deactivated_at: awareTimestamp(),
    duration_minutes: float(12.5),
    final_statistics: { signals: 7, trades: 2 },
    message: 'Modo de teste desativado',
  };
  return general({ type: 'test_mode_deactivated', payload });
}

function general(message: ServerMessage): Broadcast {
  return { channel: 'general', priority: 'normal', message };
}

/** Builds an example of a broadcast type, for `control.publish`. */
export const BROADCAST_EXAMPLES = {
  trading_update: tradingUpdate,
  trading_data_snapshot: tradingSnapshot,
  trading_signals_snapshot: signalsSnapshot,
  realtime_update: realtimeUpdate,
  new_signal: newSignal,
  take_profit_executed: takeProfitExecuted,
  stop_loss_triggered: stopLossTriggered,
  revalidation_completed: revalidationCompleted,
  revalidation_error: revalidationError,
  test_mode_activated: testModeActivated,
  test_mode_deactivated: testModeDeactivated,
} as const;

export type BroadcastExample = keyof typeof BROADCAST_EXAMPLES;
