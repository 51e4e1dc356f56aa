// Redaction in two walks: the first learns the secrets and is the preview, the second takes them out.
import type { SessionEvent } from '../../protocol/events.ts';
import type { RealmId } from '../../protocol/identifiers.ts';
import { createBreather } from '../bytes/breather.ts';
import { batchesOf, type Events } from '../event-batches.ts';
import type { SessionFacts } from '../native/session-file.ts';
import { createRedactor } from './redactor.ts';
import { DEFAULT_REDACTION, type RedactionSettings } from './rules.ts';
import type { RuleTally } from './secret-book.ts';

export interface RedactionPlan {
  /** What each rule found, in how many places, with masked examples. */
  readonly tallies: readonly RuleTally[];
  /** The events without their secrets; those that came after the plan was made are looked at too. */
  redacted(events: Events): AsyncGenerator<SessionEvent>;
  /** What an export says of itself, with the counts of what was taken out. */
  facts(facts: SessionFacts): SessionFacts;
}

export interface PlanOptions {
  readonly settings?: RedactionSettings;
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
 * characters (six, of letters and digits) away from its name; names of people and hosts; text in pictures and sound; what is encrypted, or packed by
 * anything but gzip and zlib; what is packed more than six times; a secret that is spread over two messages, or was
 * changed (reversed, split, re-cased); UTF-16 text in binary; which application, when, how much: addresses, times, sizes.
 */
export async function planRedaction(events: Events, options: PlanOptions = {}): Promise<RedactionPlan> {
  const redactor = createRedactor(options.settings ?? DEFAULT_REDACTION);
  const marks = createMarks();
  const breathe = createBreather();
  let eventCount = 0;
  for await (const batch of batchesOf(events)) {
    options.signal?.throwIfAborted();
    for (const event of batch) {
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
    tallies: redactor.book.tallies(),
    async *redacted(all) {
      for await (const batch of batchesOf(all)) {
        for (const event of batch) yield marks.isClean(event) ? redactor.plainly(event) : redactor.event(event);
      }
    },
    facts: (facts) => ({
      ...redactor.value(facts),
      redaction: { counts: Object.fromEntries(redactor.book.tallies().map(({ rule, count }) => [rule, count])) },
    }),
  };
}

/** A page counts its events from 0; what is far beyond is nobody's count. */
const MAX_MARKED = 16_777_216;
/** A file may hold two events of one sequence: what one of them needs both get. */
const CLEAN = 1;
const UNCLEAN = 2;

/** Which events were found clean, two bits each. */
function createMarks() {
  const realms = new Map<RealmId, Uint8Array>();

  function marksFor(realmId: RealmId, at: number): Uint8Array {
    const marks = realms.get(realmId) ?? new Uint8Array(1_024);
    if (at < marks.length) return marks;
    const larger = new Uint8Array(Math.max(marks.length * 2, at + 1));
    larger.set(marks);
    return larger;
  }

  return {
    set({ realmId, sequence }: SessionEvent, isClean: boolean): void {
      if (sequence >= MAX_MARKED) return;
      const at = sequence >> 2;
      const marks = marksFor(realmId, at);
      marks[at] = (marks[at] ?? 0) | ((isClean ? CLEAN : UNCLEAN) << ((sequence & 3) * 2));
      realms.set(realmId, marks);
    },
    isClean({ realmId, sequence }: SessionEvent): boolean {
      if (sequence >= MAX_MARKED) return false;
      const marks = realms.get(realmId)?.[sequence >> 2] ?? 0;
      return ((marks >> ((sequence & 3) * 2)) & (CLEAN | UNCLEAN)) === CLEAN;
    },
  };
}
