// Redaction in two walks: the first learns the secrets and is the preview, the second takes them out.
import type { SessionEvent } from '../../protocol/events.ts';
import type { RealmId } from '../../protocol/identifiers.ts';
import { createBreather } from '../bytes/breather.ts';
import { batchesOf, type Events } from '../event-batches.ts';
import type { SessionFacts } from '../native/session-file.ts';
import { type Chosen, createSelector, selectEvents } from '../select-events.ts';
import { createSessionDecoding } from '../session-decoding.ts';
import { createRedactor } from './redactor.ts';
import { DEFAULT_REDACTION, type RedactionSettings } from './rules.ts';
import type { RuleTally } from './secret-book.ts';

export interface RedactionPlan {
  /** The part of the session that it was made for; null for all of it. */
  readonly chosen: Chosen | null;
  /** What each rule found, in how many places, with masked examples. */
  readonly tallies: readonly RuleTally[];
  /**
   * Of the whole session's events the chosen ones, without their secrets. The events must be those that the plan was made
   * of; more that came since are looked at too.
   */
  redacted(events: Events): AsyncGenerator<SessionEvent>;
  /** What an export says of itself, with the counts of what was taken out. */
  facts(facts: SessionFacts): SessionFacts;
}

export interface PlanOptions {
  readonly settings?: RedactionSettings;
  /** Only this part is looked at, and written. */
  readonly chosen?: Chosen | null;
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  onProgress?(eventCount: number): void;
}

/**
 * Learns what is secret in a session. What rules know by its form (a JWT, an e-mail address, a card number with its check
 * digit) they find anywhere: in texts, JSON in JSON, base64, hexadecimal and percent-encoding, in gzip and zlib, in
 * readable parts of binary formats. What they know by its name or place (a password, a token in an address, a cookie)
 * is then looked for everywhere else too.
 *
 * What cannot be found: a secret without a telling form that stands under no telling name; one shorter than eight
 * characters (six, of letters and digits) away from its name; names of people and hosts; text in pictures and sound that messages hold (pictures of the page go as a whole); what is encrypted, or packed by
 * anything but gzip and zlib; what is packed more than six times; a secret that is spread over two messages, or was
 * changed (reversed, split, re-cased); UTF-16 text in binary; which application, when, how much: addresses, times, sizes.
 */
export async function planRedaction(events: Events, options: PlanOptions = {}): Promise<RedactionPlan> {
  const { chosen = null } = options;
  const redactor = createRedactor(options.settings ?? DEFAULT_REDACTION, await createSessionDecoding());
  const selector = createSelector(chosen);
  const marks = createMarks();
  const breathe = createBreather();
  let eventCount = 0;
  for await (const batch of batchesOf(events)) {
    options.signal?.throwIfAborted();
    for (const event of batch) {
      if (!selector.isKept(event)) continue;
      const isClean = redactor.event(event) === event && !redactor.hasUnpacked();
      marks.set(event, isClean);
    }
    eventCount += batch.length;
    const pause = breathe();
    if (pause === undefined) continue;
    options.onProgress?.(eventCount);
    await pause;
  }
  options.onProgress?.(eventCount);
  redactor.book.stopCounting();
  redactor.seekKnown();
  return {
    chosen,
    tallies: redactor.book.tallies(),
    redacted: (all) =>
      selectEvents(all, chosen, (event) => (marks.isClean(event) ? redactor.plainly(event) : redactor.event(event))),
    facts: (facts) => ({
      ...redactor.value(facts),
      redaction: { counts: Object.fromEntries(redactor.book.tallies().map(({ rule, count }) => [rule, count])) },
    }),
  };
}

/** A page counts its events from 0; what is far beyond is nobody's count. */
const MAX_MARKED = 16_777_216;
const UNCLEAN = -1;

/**
 * Which events were found clean: by realm, at the place of each event's sequence its time. By the time as well, so that an
 * event of other origin is not taken for one that was looked at. Two that claim one place are both unclean.
 */
function createMarks() {
  const realms = new Map<RealmId, Float64Array>();

  function timesOf(realmId: RealmId, sequence: number): Float64Array {
    const times = realms.get(realmId) ?? new Float64Array(1_024);
    if (sequence < times.length) return times;
    const larger = new Float64Array(Math.max(times.length * 2, sequence + 1));
    larger.set(times);
    return larger;
  }

  return {
    set({ realmId, sequence, timestamp }: SessionEvent, isClean: boolean): void {
      if (sequence >= MAX_MARKED) return;
      const times = timesOf(realmId, sequence);
      times[sequence] = isClean && times[sequence] === 0 ? timestamp : UNCLEAN;
      realms.set(realmId, times);
    },
    isClean({ realmId, sequence, timestamp }: SessionEvent): boolean {
      return timestamp > 0 && realms.get(realmId)?.[sequence] === timestamp;
    },
  };
}
