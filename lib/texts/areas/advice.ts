import type { DuplicateFinding } from '../../model/finding.ts';
import type { ShownFailure } from '../shown-failure.ts';

/** What stands under the sentence of a finding: what it means, and what to do about it. */
export interface Advice {
  readonly meaning: string;
  readonly remedy: string;
}

export interface AdviceTexts {
  readonly listLabel: string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
  readonly meaningTitle: string;
  readonly remedyTitle: string;
  readonly evidenceTitle: string;
  readonly connectionCount: (count: number) => string;
  readonly at: (time: string) => string;
  readonly showMessages: string;
  readonly duplicate: (finding: DuplicateFinding) => Advice;
  readonly failure: Readonly<Record<ShownFailure['cause'], Advice>>;
}
