import type { Subscription } from '../../model/streams/subscriptions.ts';

export interface HeartbeatWords {
  readonly from: 'page' | 'server';
  readonly ping: string;
  readonly pong: string | null;
  readonly knownBy: 'named' | 'rhythm';
  readonly isAnswerable: boolean;
}

/** What was said on a connection beyond single messages. */
export interface StreamTexts {
  readonly heartbeats: string;
  readonly noHeartbeat: string;
  /** Pings of the protocol itself, which nobody here sees. */
  readonly invisiblePings: string;
  /** Who pings with what, and what answers. */
  readonly heartbeat: (heartbeat: HeartbeatWords) => string;
  readonly interval: string;
  readonly everyMs: (intervalMs: number, count: number) => string;
  readonly beats: (count: number) => string;
  readonly roundTrip: string;
  readonly roundTripWords: (usualMs: number, shortestMs: number, longestMs: number) => string;
  readonly missed: string;
  readonly missedWords: (missed: number, overdue: number) => string;
  readonly throttled: (count: number) => string;
  readonly subscriptions: string;
  readonly subscriptionColumns: Readonly<Record<'channel' | 'state' | 'asked' | 'answered' | 'heard', string>>;
  readonly state: (subscription: Subscription) => string;
  readonly neverHeard: string;
  readonly roundTrips: string;
  /** The picture in words. */
  readonly roundTripSummary: (count: number, usualMs: number, longestMs: number, missed: number) => string;
  readonly point: (time: string, tookMs: number) => string;
  readonly missedPoint: (time: string) => string;
}
