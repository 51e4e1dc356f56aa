// The times of the app: several notations on one wire. Pure.
import type { Json } from '../decoded.ts';

export type TimeFormat =
  /** `2025-03-04T10:15:30.123456+00:00`: the server. */
  | 'aware'
  /** `2025-03-04 10:15:30.123456+00:00`: the server's date fields that went through `default=str`. */
  | 'spaced'
  /** `2025-03-04T10:15:30.123456`: UTC from the server's workers and `/ws/signals`, local time from PyScript. */
  | 'naive'
  /** `2025-03-04T10:15:30.123Z`: `toISOString()` in the page. */
  | 'javascript'
  /** `1741083365`: the server's ping. */
  | 'epoch-seconds';

export interface TradingTime {
  /** To the microsecond where the text says it. */
  readonly epochMs: number;
  readonly format: TimeFormat;
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)([T ])(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?$/;
/** The years 2001 to 2100: another number is a count, not a time. */
const EARLIEST_SECONDS = 978_307_200;
const LATEST_SECONDS = 4_102_444_800;

/**
 * Null when it is none of the app's notations or no time that exists.
 * A naive time is taken for UTC, as the server means it, unless the page sent it: then it is local.
 */
export function parseTradingTime(value: Json | undefined, direction?: 'sent' | 'received'): TradingTime | null {
  if (typeof value === 'number') return fromSeconds(value);
  const match = typeof value === 'string' && value.length <= 40 ? ISO.exec(value) : null;
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = [1, 2, 3, 5, 6, 7].map((group) => Number(match[group])) as Six;
  const zone = match[9];
  const wholeMs = Date.UTC(year, month - 1, day, hour, minute, second);
  if (new Date(wholeMs).toISOString().slice(0, 19) !== `${value}`.slice(0, 19).replace(' ', 'T')) return null;
  const fractionMs = Number(`0.${match[8] ?? 0}`) * 1000;
  if (zone === undefined) {
    const isLocal = direction === 'sent';
    const startMs = isLocal ? new Date(year, month - 1, day, hour, minute, second).getTime() : wholeMs;
    return { epochMs: startMs + fractionMs, format: 'naive' };
  }
  const format = match[4] === ' ' ? 'spaced' : zone === 'Z' ? 'javascript' : 'aware';
  return { epochMs: wholeMs + fractionMs - offsetMs(zone), format };
}

type Six = [number, number, number, number, number, number];

function fromSeconds(seconds: number): TradingTime | null {
  const isTime = seconds >= EARLIEST_SECONDS && seconds <= LATEST_SECONDS;
  return isTime ? { epochMs: seconds * 1000, format: 'epoch-seconds' } : null;
}

function offsetMs(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
