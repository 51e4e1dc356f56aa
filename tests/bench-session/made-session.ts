// A session of as many messages as wished, made as it is asked for: what a scanner of markets says all day.
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { connectionIdOf } from '../../lib/protocol/identifiers.ts';
import { createRealmLog } from '../model/session-log.ts';

/** Connections that are open one after the other, two at a time. */
const CONNECTIONS = 8;

export function* madeSession(messageCount: number): Generator<SessionEvent> {
  const log = createRealmLog();
  yield log.started(0);
  for (let number = 1; number <= CONNECTIONS; number++) {
    yield log.created(number, undefined, null, `ws://localhost:8000/ws?token=swordfish-${number}-of-many`);
    yield log.opened(number, connectionIdOf(log.realmId, number));
  }
  for (let index = 0; index < messageCount; index++) {
    const id = connectionIdOf(log.realmId, 1 + (index % CONNECTIONS));
    const at = 100 + index * 0.731;
    yield index % 50 === 49 ? log.sent(at, id, '{"type":"ping"}') : log.received(at, id, textOf(index));
  }
  for (let number = 1; number <= CONNECTIONS; number++) {
    yield log.closed(messageCount, connectionIdOf(log.realmId, number), 1000);
  }
}

const SYMBOLS = ['PETR4', 'VALE3', 'ITUB4', 'BBDC4', 'ABEV3', 'WEGE3', 'MGLU3', 'B3SA3'];

function textOf(index: number): string {
  const symbol = SYMBOLS[index % SYMBOLS.length];
  const time = `2025-03-04T10:${String(index % 60).padStart(2, '0')}:30.${String(index % 1_000_000).padStart(6, '0')}+00:00`;
  const info = `"broadcast_info": {"id": "general_${1_741_083_330_123 + index}", "channel": "general", "priority": "normal"}`;
  switch (index % 4) {
    case 0:
      return `{"type": "scanner_progress", "payload": {"message": "Validating ${symbol}", "processed_count": ${index % 500}, "total_assets": 500, "progress_percentage": ${(index % 500) / 5}, "timestamp": "${time}"}, ${info}}`;
    case 1:
      return `{"type": "trading_update", "data": {"summary": {"total_assets": 500, "open_positions": ${index % 9}, "total_unrealized_pnl": ${(Math.sin(index) * 1000).toFixed(4)}}}, ${info}}`;
    case 2:
      return `{"type": "new_signal", "payload": {"symbol": "${symbol}", "signal_type": "LONG", "strength": ${Math.abs(Math.cos(index)).toFixed(6)}, "timestamp": "${time}"}, ${info}}`;
    default:
      return `{"type": "pong", "timestamp": "${time}", "connection_id": "conn_${index % 9}_1741083330"}`;
  }
}
