// The channel of a broadcast of the trading app, read from its end: every message passes here while a channel is silent.
import type { Kind } from './kind.ts';

/** `broadcast_info` is the last member of a message, and not long. UTF-16 units. */
const TAIL = 512;
const CHANNEL = /"channel"\s*:\s*"([^"\\]{1,128})"/;

export function isNamingChannel({ typeLabel }: Kind): boolean {
  return typeLabel !== null && typeLabel !== 'subscribed' && typeLabel !== 'unsubscribed';
}

/** Null where it names none. */
export function channelIn({ typeLabel }: Kind, payload: string): string | null {
  const start = payload.lastIndexOf('"broadcast_info"');
  // The answer to subscribing has no such member.
  if (start === -1) return typeLabel === 'trading_data_snapshot' ? 'trading_data' : null;
  return CHANNEL.exec(payload.slice(start, start + TAIL))?.[1] ?? null;
}
