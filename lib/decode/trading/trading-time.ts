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

const NOTATION = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?$/;
/** Of the longest of them, with some room. */
const MAX_LENGTH = 40;
/** The years 2001 to 2100: another number is a count, not a time. */
const EARLIEST_SECONDS = 978_307_200;
const LATEST_SECONDS = 4_102_444_800;

/**
 * Null when it is none of the app's notations or no time that exists.
 * A naive time is taken for UTC, as the server means it, unless the page sent it: then it is local.
 */
export function parseTradingTime(value: Json | undefined, direction?: 'sent' | 'received'): TradingTime | null {
  if (typeof value === 'number') return fromSeconds(value);
  if (typeof value !== 'string' || !isTimeText(value)) return null;
  const [, fraction = '0', zone] = NOTATION.exec(value) ?? [];
  const date = [digits(value, 0, 4), digits(value, 5) - 1, digits(value, 8)] as const;
  const clock = [digits(value, 11), digits(value, 14), digits(value, 17)] as const;
  const fractionMs = Number(`0.${fraction}`) * 1000;
  if (zone === undefined) {
    const startMs = direction === 'sent' ? new Date(...date, ...clock).getTime() : Date.UTC(...date, ...clock);
    return { epochMs: startMs + fractionMs, format: 'naive' };
  }
  const format = value[10] === ' ' ? 'spaced' : zone === 'Z' ? 'javascript' : 'aware';
  return { epochMs: Date.UTC(...date, ...clock) + fractionMs - offsetMs(zone), format };
}

/** True for a text in one of the notations that names a time that exists. */
export function isTimeText(text: string): boolean {
  if (text.length > MAX_LENGTH || !NOTATION.test(text)) return false;
  const month = digits(text, 5);
  const day = digits(text, 8);
  const isDate = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, digits(text, 0, 4));
  return isDate && digits(text, 11) < 24 && digits(text, 14) < 60 && digits(text, 17) < 60;
}

function digits(text: string, at: number, count = 2): number {
  let number = 0;
  for (let index = at; index < at + count; index++) number = number * 10 + text.charCodeAt(index) - 48;
  return number;
}

function daysIn(month: number, year: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function fromSeconds(seconds: number): TradingTime | null {
  const isTime = seconds >= EARLIEST_SECONDS && seconds <= LATEST_SECONDS;
  return isTime ? { epochMs: seconds * 1000, format: 'epoch-seconds' } : null;
}

function offsetMs(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}
