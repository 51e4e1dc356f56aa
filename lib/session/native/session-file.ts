// The native session file: gzip of lines of JSON. A header, one event a line, and an end line by which a reader knows
// that nothing is missing.
import * as z from 'zod/mini';

export const FILE_FORMAT = 'tapewire-session';
/** Raised when a reader of an older version would misread the file. */
export const FILE_VERSION = 1;
export const END_FORMAT = 'tapewire-session-end';

const count = z.number().check(z.minimum(0));
const counts = z.record(z.string(), count);
const time = z.nullable(z.number());

const header = z.looseObject({
  format: z.literal(FILE_FORMAT),
  version: z.number().check(z.int(), z.minimum(1)),
  /** Epoch ms. */
  savedAt: z.optional(z.number()),
  /** What wrote it: `Tapewire 0.1.0`. */
  creator: z.optional(z.string()),
  /** What the user calls the session. */
  name: z.optional(z.string()),
  /** What every `timestamp` counts, and how far the user's wall clock is from UTC. */
  clock: z.optional(z.looseObject({ unit: z.literal('ms'), since: z.string(), utcOffsetMinutes: z.number() })),
  environment: z.optional(
    z.looseObject({
      pageUrl: z.optional(z.string()),
      /** As the browser calls itself. */
      browser: z.optional(z.string()),
      language: z.optional(z.string()),
    }),
  ),
  /** What the capture could not see or keep. */
  ledger: z.optional(
    z.looseObject({
      startedAt: time,
      attachedAt: time,
      lastEventAt: time,
      droppedCount: count,
      droppedBytes: count,
      droppedBecause: counts,
      refusedCount: count,
      faultCount: count,
      cutCount: count,
      notObserved: z.array(z.string()),
    }),
  ),
  /** Null where redaction was switched off; else the finds of each rule. */
  redaction: z.optional(z.nullable(z.looseObject({ counts }))),
  /** Present when the file is a part of what was captured. */
  selection: z.optional(
    z.looseObject({
      connectionIds: z.optional(z.array(z.string())),
      from: z.optional(z.number()),
      to: z.optional(z.number()),
      messageCount: z.optional(count),
    }),
  ),
  /** True when an end line follows the last event. */
  hasEnd: z.optional(z.boolean()),
});
export type SessionHeader = z.infer<typeof header>;

/** What a way out is told of the session besides its events. */
export type SessionFacts = Partial<
  Pick<SessionHeader, 'savedAt' | 'creator' | 'name' | 'clock' | 'environment' | 'ledger' | 'redaction' | 'selection'>
>;

/** Unknown fields are kept; a known one that makes no sense is left out and does not spoil the others. */
export function parseHeader(value: unknown): SessionHeader | null {
  const whole = header.safeParse(value);
  if (whole.success) return whole.data;
  const core = header.safeParse({ ...pick(value, ['format', 'version']) });
  if (!core.success) return null;
  const wrong = new Set(whole.error.issues.map(({ path }) => path[0]));
  const sound = Object.entries(value as object).filter(([name]) => !wrong.has(name));
  return { ...Object.fromEntries(sound), ...core.data };
}

function pick(value: unknown, names: readonly string[]): object {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
}

/** How many events an end line says stand before it; null for every other line. */
export function endCountOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== END_FORMAT) return null;
  return 'eventCount' in value && typeof value.eventCount === 'number' ? value.eventCount : null;
}
