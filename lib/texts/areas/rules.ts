import type { Connection } from '../../model/connection.ts';
import type { Confidence, FindingFacts, Rule } from '../../model/findings/finding.ts';
import type { Sentence } from '../parts.ts';
import type { ShownFailure } from '../shown-failure.ts';

/** The facts as they are told: of a failure, what the rows beside it say, so that the two never differ. */
export interface ToldFacts extends Omit<FindingFacts, 'connection-failed'> {
  readonly 'connection-failed': {
    readonly failure: ShownFailure;
    readonly attempts: number;
    /** Attempts near them whose cause is not known, or not yet. */
    readonly unexplained: number;
    readonly isRecovered: boolean;
  };
}

/** A finding and what a sentence needs beside its facts. */
export interface Told<Name extends Rule> {
  readonly facts: ToldFacts[Name];
  readonly confidence: Confidence;
  /** Those that take part and are still known, in the order in which they came. */
  readonly connections: readonly Connection[];
  /** The one that the sentence begins with; undefined when it is forgotten. */
  readonly connection: Connection | undefined;
  readonly path: string;
  readonly host: string;
  readonly isOver: boolean;
  /** ms from its start to its end, or to the present. */
  readonly lastedMs: number;
}

/** What a language says of one rule. */
export interface RuleText<Name extends Rule> {
  /** What happened, in one sentence. */
  readonly sentence: (told: Told<Name>) => Sentence;
  /** What it means and why it comes about; never more than the facts prove. */
  readonly meaning: (told: Told<Name>) => string;
  readonly remedy: (told: Told<Name>) => string;
  /** How the rule judges: what it looks at, from when on it speaks, what it leaves alone. */
  readonly explanation: string;
}

export type RuleTexts = { readonly [Name in Rule]: RuleText<Name> };
