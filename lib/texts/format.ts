// Numbers and times as people write them in a language.

export interface Format {
  number(value: number, maxDigits?: number): string;
  /** `HH:MM:SS.mmm` in local time, the same in every language. */
  time(epochMs: number): string;
  dateTime(epochMs: number): string;
  /** `8 ms`, `5.0 s`, `41 s`, `3 min 20 s`, `2 h 5 min`. */
  duration(ms: number): string;
  /** `500 ms`, `7.5 s`, `30 s`, `2 min`: as people name a wait. */
  short(ms: number): string;
  /** `2.4 ms`, `5.012 s`, `3:20.500`: as a measurement. */
  exact(ms: number): string;
  /** `5 s`, `5.25 s`, `1:05`, `2:05:00`: the label of an axis whose lines lie `stepMs` apart. */
  offset(ms: number, stepMs: number): string;
  /** `+103`, `+16 s`: the time since the row before. */
  delta(ms: number): string;
  bytes(count: number): string;
  /** `+1.5`, `−3`: by how much a number changed. */
  step(value: number): string;
}

/** Between a number and its unit: no line ends there. */
const NBSP = '\u00a0';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export function formatFor(locale: string): Format {
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const signs = new Intl.NumberFormat(locale, { maximumFractionDigits: 6, signDisplay: 'exceptZero' });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });

  function duration(ms: number): string {
    if (ms < 0.95) return `${tenth.format(Math.max(0, ms))}${NBSP}ms`;
    if (ms < SECOND) return `${integer.format(ms)}${NBSP}ms`;
    if (ms < 9.95 * SECOND) return `${tenth.format(ms / SECOND)}${NBSP}s`;
    if (ms < MINUTE) return `${integer.format(Math.floor(ms / SECOND))}${NBSP}s`;
    if (ms < HOUR) return twoUnits(ms, MINUTE, 'min', SECOND, 's');
    return twoUnits(ms, HOUR, 'h', MINUTE, 'min');
  }

  function clock(ms: number, digits: number): string {
    // Rounded once: seconds must not show as 60.
    const whole = Math.round((ms / SECOND) * 10 ** digits) / 10 ** digits;
    if (whole < 60) return `${fixed(whole, digits)}${NBSP}s`;
    const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
    const seconds = fixed(whole % 60, digits).padStart(digits === 0 ? 2 : digits + 3, '0');
    return hours === 0 ? `${minutes}:${seconds}` : `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`;
  }

  function fixed(value: number, digits: number): string {
    return value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }

  function bytes(count: number): string {
    if (count < 1000) return `${count}${NBSP}B`;
    if (count < 1_000_000) return `${(count < 10_000 ? tenth : integer).format(count / 1000)}${NBSP}kB`;
    return `${tenth.format(count / 1_000_000)}${NBSP}MB`;
  }

  return {
    number: (value, maxDigits = 0) =>
      maxDigits === 0 ? integer.format(value) : value.toLocaleString(locale, { maximumFractionDigits: maxDigits }),
    time: timeOfDay,
    dateTime: (epochMs) => dates.format(epochMs),
    duration,
    short: (ms) => {
      if (ms < 0.9995 * SECOND) return `${integer.format(ms)}${NBSP}ms`;
      const [value, unit] = ms < 2 * MINUTE ? [ms / SECOND, 's'] : ms < HOUR ? [ms / MINUTE, 'min'] : [ms / HOUR, 'h'];
      return `${value.toLocaleString(locale, { maximumFractionDigits: 1 })}${NBSP}${unit}`;
    },
    exact: (ms) => (ms < SECOND ? `${fixed(ms, 1)}${NBSP}ms` : clock(ms, 3)),
    offset: (ms, stepMs) => clock(ms, stepMs >= SECOND ? 0 : Math.min(4, Math.ceil(-Math.log10(stepMs / SECOND)))),
    delta: (ms) => (Math.abs(ms) < 10 * SECOND ? signed(Math.round(ms)) : `+${duration(ms)}`),
    bytes,
    step: (value) => signs.format(value),
  };
}

function signed(value: number): string {
  return value < 0 ? `−${-value}` : `+${value}`;
}

function twoUnits(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % large) / small);
  return `${Math.floor(ms / large)}${NBSP}${largeName}${rest === 0 ? '' : ` ${rest}${NBSP}${smallName}`}`;
}

function timeOfDay(epochMs: number): string {
  const date = new Date(epochMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${clock}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
