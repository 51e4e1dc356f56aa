// One diagnosed problem. Pure data: what is said of it is made from `rule` and `facts` by the texts of each language.
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { ConnectFacts } from './connect-facts.ts';
import type { CallFacts, EndingFacts } from './ending-facts.ts';
import type { Evidence } from './evidence.ts';
import type { RetryFacts } from './retry-facts.ts';
import type { StreamFacts } from './stream-facts.ts';

export type Severity = 'error' | 'warning' | 'information';

/**
 * How sure the cause is. `certain`: a witness saw it. `likely`: what was seen has hardly another cause. `uncertain`: seen is
 * only that it happened.
 */
export type Confidence = 'certain' | 'likely' | 'uncertain';

/** What the findings of each rule know, beside what all of them have; families of rules add theirs. */
export interface FindingFacts extends ConnectFacts, RetryFacts, EndingFacts, CallFacts, StreamFacts {}

export type Rule = keyof FindingFacts;

export interface FindingOf<Name extends Rule> {
  readonly rule: Name;
  /** Stable while the session grows, so that a row keeps its place. */
  readonly id: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Of all that take part, in the order in which they came. */
  readonly connectionIds: readonly ConnectionId[];
  /** Epoch ms of the first evidence. */
  readonly since: number;
  /** Epoch ms when it was over; null while it lasts. */
  readonly until: number | null;
  readonly facts: FindingFacts[Name];
  /** What it rests on, in order of time: a few of many where it repeats. */
  readonly evidence: readonly Evidence[];
}

/** A finding of any rule, or of those named. */
export type Finding<Name extends Rule = Rule> = Name extends Rule ? FindingOf<Name> : never;
