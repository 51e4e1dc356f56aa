import type { Connection, ConnectionList } from './connection-list.ts';
import { HEARTBEAT_MS } from './constants.ts';
import { float } from './python-json.ts';

/** The numbers of `stats` and `/ws/stats`; durations in seconds of app time. */
export function connectionStats(connections: ConnectionList, now: number) {
  const all = [...connections.all];
  const durations = all.map((connection) => (now - connection.openedAt) / 1000);
  return {
    active_connections: all.length,
    total_connected: connections.totals.connected,
    heartbeat_interval: HEARTBEAT_MS / 1000,
    total_bytes_sent: sum(all.map((connection) => connection.bytesSent)),
    total_bytes_received: sum(all.map((connection) => connection.bytesReceived)),
    total_messages: sum(all.map((connection) => connection.messageCount)),
    total_failures: connections.totals.failures,
    average_connection_duration: float(durations.length === 0 ? 0 : sum(durations) / durations.length),
    longest_connection: float(Math.max(0, ...durations)),
    shortest_connection: float(durations.length === 0 ? 0 : Math.min(...durations)),
    connections_by_host: countBy(all.map((connection) => connection.host)),
    subscription_stats: subscriptionStats(all),
  };
}

function subscriptionStats(all: readonly Connection[]) {
  const channels = all.flatMap((connection) => [...connection.channels]);
  const counts = countBy(channels);
  return {
    total_connections: all.length,
    total_subscriptions: channels.length,
    channel_counts: counts,
    channels: Object.keys(counts),
  };
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
