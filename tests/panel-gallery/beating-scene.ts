// A client whose heartbeats are answered for a while, and then not any more; and what it subscribed to.
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { createRealmLog, PY_FRAMES, PY_STACK, START } from '../model/session-log.ts';

const SECOND = 1_000;
const INTERVAL = 30 * SECOND;
const AT = '2025-03-04T10:15:30.123456+00:00';

export function beating() {
  const log = createRealmLog('page');
  const js = log.nextId();
  const events: SessionEvent[] = [log.started(0), log.created(100), log.opened(112, js)];
  const say = (at: number, message: object) => events.push(log.received(at, js, JSON.stringify(message)));
  const ask = (at: number, message: object) => events.push(log.sent(at, js, JSON.stringify(message)));
  const features = ['heartbeat', 'subscriptions', 'broadcast', 'priority_messages'];
  const greeting = { connection_id: 'conn_1_1', server_time: AT, heartbeat_interval: 30, server_version: '1.0.0' };
  say(113, { type: 'connection_established', data: { ...greeting, supported_features: features } });
  for (const [index, channel] of [
    'trading_data',
    'scanner_status',
    'market_data',
    'trading_signals',
    'general',
  ].entries()) {
    ask(212 + index, { type: 'subscribe', data: { channel } });
  }
  for (const [index, channel] of ['trading_data', 'scanner_status', 'market_data'].entries()) {
    const data = { channel, status: 'active', connection_id: 'conn_1_1', subscriber_count: 1 };
    say(230 + index, { type: 'subscribed', data, timestamp: AT });
  }
  say(236, { type: 'error', error: 'invalid_channel', message: 'Invalid channel', timestamp: AT });
  for (let beat = 1; beat <= 40; beat++) {
    const at = beat * INTERVAL;
    ask(at, { type: 'ping' });
    const tookMs = 14 + ((beat * 7) % 11) + (beat > 24 ? (beat - 24) * 9 : 0) + (beat === 17 ? 190 : 0);
    if (beat < 36 && beat !== 12)
      say(at + tookMs, { type: 'pong', timestamp: AT, server_info: 's', connection_id: 'c', server_version: '1' });
    if (beat < 36) {
      const info = {
        id: `scanner_status_${beat}`,
        channel: 'scanner_status',
        priority: 'normal',
        timestamp: AT,
        server_version: '1.0.0',
      };
      say(at + 5_000, {
        type: 'scanner_status_update',
        payload: { scanning_active: false, timestamp: AT },
        broadcast_info: info,
      });
    }
    if (beat === 20) events.push(log.event(at + 2_000, { type: 'page-hidden' }));
    if (beat === 23) events.push(log.event(at + 2_000, { type: 'page-shown' }));
  }
  const py = log.nextId();
  events.push(log.created(41 * INTERVAL, PY_STACK, PY_FRAMES), log.opened(41 * INTERVAL + 12, py));
  return { events, now: START + 42 * INTERVAL };
}
