// The numbers that the app shows. Invented, and the same in every run.
import { float } from './python-json.ts';
import { awareTimestamp, nowMicros } from './timestamps.ts';

const HOUR_MICROS = 3_600_000_000;

const HOLDINGS = [
  { id: '41', symbol: 'PETR4', side: 'BUY', entry: 36.42, current: 37.18, quantity: 300, hours: 5 },
  { id: '42', symbol: 'VALE3', side: 'SELL', entry: 61.9, current: 61.05, quantity: 200, hours: 3 },
  { id: '43', symbol: 'ITUB4', side: 'BUY', entry: 33.1, current: 32.84, quantity: 500, hours: 1 },
] as const;

const SIGNALS = [
  { id: '901', symbol: 'WEGE3', signal_type: 'BUY', strength: 0.82, rules: ['rsi_sobrevenda', 'cruzamento_mme'] },
  { id: '902', symbol: 'BBAS3', signal_type: 'SELL', strength: 0.64, rules: ['topo_duplo'] },
] as const;

/** Open positions as `positions_update` carries them: without profit, as in the app. */
export function barePositions() {
  return HOLDINGS.map((holding) => ({
    id: holding.id,
    symbol: holding.symbol,
    side: holding.side,
    entry_price: float(holding.entry),
    current_price: float(holding.current),
    quantity: float(holding.quantity),
    entry_time: awareTimestamp(nowMicros() - holding.hours * HOUR_MICROS),
  }));
}

/** Open positions as snapshots and `/api/positions` carry them. */
export function valuedPositions() {
  return barePositions().map((position, index) => {
    const holding = HOLDINGS[index] ?? HOLDINGS[0];
    const direction = holding.side === 'BUY' ? 1 : -1;
    const gain = direction * (holding.current - holding.entry);
    return {
      ...position,
      unrealized_pnl: float(round(gain * holding.quantity)),
      pnl_percentage: float(round((gain / holding.entry) * 100)),
      stop_loss: float(round(holding.entry * (1 - direction * 0.03))),
      take_profit: float(round(holding.entry * (1 + direction * 0.06))),
    };
  });
}

export function recentSignals() {
  return SIGNALS.map(({ rules, ...signal }) => ({
    ...signal,
    strength: float(signal.strength),
    timestamp: awareTimestamp(),
    rules_triggered: rules,
    indicators_snapshot: { rsi: float(28.4), mme_9: float(35.12) },
  }));
}

export function summary() {
  const profit = valuedPositions().reduce((total, position) => total + position.unrealized_pnl.value, 0);
  return {
    total_assets: 812,
    open_positions: HOLDINGS.length,
    total_unrealized_pnl: float(round(profit)),
    trading_enabled: true,
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
