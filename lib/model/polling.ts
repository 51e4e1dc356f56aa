// Requests that the page repeats at regular times to a host that it has WebSockets to. Bounded: the newest of each address.
import type { SessionEventOf } from '../protocol/events.ts';

/** One address that is polled. */
export interface Polling {
  readonly method: string;
  /** Without its query. */
  readonly url: string;
  readonly host: string;
  readonly count: number;
  /** Epoch ms of the first and the last request. */
  readonly since: number;
  readonly lastAt: number;
  /** ms after which a loop asks again. */
  readonly periodMs: number;
  /** Loops that ask beside each other. */
  readonly loops: number;
  readonly lastStatus: number;
}

/** Addresses that are followed, and requests of each that are kept. */
export const MAX_ADDRESSES = 256;
const MAX_TIMES = 32;
/** A period is proved by so many requests that each come that long behind another. */
const MIN_MATCHES = 3;
const MIN_SHARE = 0.8;
/** Requests belong to one loop's rhythm when they are this near to it: a share of the period, or ms. */
const TOLERANCE = 0.1;
const TOLERANCE_MS = 250;
/** What repeats faster is no polling but a page that works. ms */
const MIN_PERIOD_MS = 500;
const MAX_LOOPS = 12;

interface Address {
  readonly method: string;
  readonly url: string;
  readonly host: string;
  times: number[];
  count: number;
  since: number;
  lastStatus: number;
  polling: Polling | null | undefined;
}

export interface PollingLedger {
  observe(event: SessionEventOf<'http-observed'>): void;
  /** The same list as before when nothing was observed. */
  snapshot(): readonly Polling[];
}

export function createPollingLedger(): PollingLedger {
  const addresses = new Map<string, Address>();
  let published: readonly Polling[] | null = [];

  return {
    observe({ method, url, startedAt, status }) {
      const parsed = URL.parse(url);
      if (parsed === null) return;
      const bare = `${parsed.origin}${parsed.pathname}`;
      const key = `${method} ${bare}`;
      let address = addresses.get(key);
      if (address === undefined) {
        if (addresses.size >= MAX_ADDRESSES) return;
        const start = { times: [], count: 0, since: startedAt, lastStatus: status, polling: null };
        address = { method, url: bare, host: parsed.host, ...start };
        addresses.set(key, address);
      }
      // The browser tells of requests as they end.
      address.times = [...address.times, startedAt].sort((a, b) => a - b).slice(-MAX_TIMES);
      address.count++;
      address.since = Math.min(address.since, startedAt);
      address.lastStatus = status;
      address.polling = undefined;
      published = null;
    },
    snapshot() {
      published ??= [...addresses.values()].map(pollingOf).filter((polling) => polling !== null);
      return published;
    },
  };
}

function pollingOf(address: Address): Polling | null {
  if (address.polling !== undefined) return address.polling;
  const { method, url, host, count, since, lastStatus, times } = address;
  const periodMs = periodOf(times);
  const lastAt = times.at(-1) ?? since;
  address.polling =
    periodMs === null
      ? null
      : { method, url, host, count, since, lastAt, lastStatus, periodMs, loops: loopsIn(times, periodMs) };
  return address.polling;
}

/** The shortest time after which requests come again; null when they keep none. */
export function periodOf(times: readonly number[]): number | null {
  const last = times.at(-1);
  if (last === undefined) return null;
  for (let back = 1; back <= MAX_LOOPS && back < times.length; back++) {
    const period = last - (times[times.length - 1 - back] ?? last);
    if (period >= MIN_PERIOD_MS && isKept(times, period)) return period;
  }
  return null;
}

function isKept(times: readonly number[], period: number): boolean {
  const tolerance = Math.max(TOLERANCE_MS, period * TOLERANCE);
  const first = times[0] ?? 0;
  let asked = 0;
  let matched = 0;
  for (const time of times) {
    if (time - period < first - tolerance) continue;
    asked++;
    if (times.some((other) => other < time && Math.abs(time - period - other) <= tolerance)) matched++;
  }
  return matched >= MIN_MATCHES && matched >= asked * MIN_SHARE;
}

function loopsIn(times: readonly number[], period: number): number {
  const last = times.at(-1) ?? 0;
  const tolerance = Math.max(TOLERANCE_MS, period * TOLERANCE);
  return times.filter((time) => time > last - period + tolerance).length;
}
