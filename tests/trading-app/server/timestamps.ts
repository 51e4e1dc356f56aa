// The time formats that the app mixes on one wire. All take microseconds since the epoch.

/** Now, in microseconds since the epoch. */
export function nowMicros(): number {
  return Math.floor((performance.timeOrigin + performance.now()) * 1000);
}

/** Now, in whole milliseconds since the epoch. */
export function nowMillis(): number {
  return Math.floor(nowMicros() / 1000);
}

/** Now, in whole seconds since the epoch. */
export function nowSeconds(): number {
  return Math.floor(nowMicros() / 1_000_000);
}

/** `2025-03-04T10:15:30.123456+00:00`: an aware datetime's isoformat(). */
export function awareTimestamp(micros = nowMicros()): string {
  return `${naiveTimestamp(micros)}+00:00`;
}

/** `2025-03-04 10:15:30.123456+00:00`: an aware datetime through json.dumps(default=str). */
export function spacedTimestamp(micros = nowMicros()): string {
  return awareTimestamp(micros).replace('T', ' ');
}

/** `2025-03-04T10:15:30.123456`: a naive UTC datetime's isoformat(). */
export function naiveTimestamp(micros = nowMicros()): string {
  const toSeconds = new Date(Math.floor(micros / 1000)).toISOString().slice(0, 19);
  return `${toSeconds}.${String(micros % 1_000_000).padStart(6, '0')}`;
}
