// Points in time as they are typed: `14:03`, `14:03:22.5`, `2025-03-04T10:20`, `+90s` from the start of the session. Pure.

/** What a time without a date belongs to; epoch ms. */
export interface TimeFrame {
  readonly startedAt: number | null;
  readonly lastEventAt: number | null;
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const DAY_MS = 86_400_000;
/** `2025-03-04` */
const DATE_LENGTH = 10;
/** Smaller numbers are no epoch in ms (1973). */
const FIRST_EPOCH_MS = 100_000_000_000;

/** Epoch ms, or null when it says none. What names no zone is local time, as the grid shows it. */
export function momentOf(typed: string, { startedAt, lastEventAt }: TimeFrame): number | null {
  const value = typed.replaceAll('"', '');
  const since = /^\+(\d+(?:\.\d+)?)(ms|s|m|h)$/i.exec(value);
  if (since !== null) return (startedAt ?? 0) + Number(since[1]) * (UNIT_MS[since[2]?.toLowerCase() ?? 's'] ?? 1);
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,3})?)?$/.exec(value);
  if (clock !== null) return onDayOf(startedAt ?? 0, lastEventAt ?? 0, clock);
  if (/^\d+(\.\d+)?$/.test(value)) return Number(value) >= FIRST_EPOCH_MS ? Number(value) : null;
  if (!/^\d{4}-\d{2}-\d{2}/.test(value)) return null;
  // A date alone would be read as one of UTC.
  const at = Date.parse(value.length === DATE_LENGTH ? `${value}T00:00` : value);
  return Number.isNaN(at) ? null : at;
}

/** The day of the start; the next one for a session that went past midnight and that time. */
function onDayOf(
  startedAt: number,
  lastEventAt: number,
  [, hours, minutes, seconds = '0', part = '0']: string[],
): number {
  const day = new Date(startedAt);
  day.setHours(Number(hours), Number(minutes), Number(seconds), Math.round(Number(part) * 1000));
  const at = day.getTime();
  return at < startedAt && lastEventAt >= at + DAY_MS ? at + DAY_MS : at;
}
