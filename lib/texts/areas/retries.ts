import type { BackoffFit } from '../../model/backoff/fit.ts';
import type { LibraryDefaults } from '../../model/backoff/library-defaults.ts';
import type { PolicyName } from '../../model/backoff/policy.ts';
import type { Attempt } from '../../model/clients/attempt.ts';

export interface RetryTexts {
  readonly label: string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
  readonly cards: (count: number, all: number) => string;
  readonly policy: string;
  readonly policyLabel: string;
  readonly policyChosenBy: Readonly<Record<'user' | 'messages', string>>;
  readonly policyNames: Readonly<Record<PolicyName | 'none' | 'own', string>>;
  readonly policyFields: Readonly<Record<'baseMs' | 'factor' | 'capMs' | 'maxRetries', string>>;
  readonly policyWords: (policy: {
    baseMs: number;
    factor: number;
    capMs: number;
    maxRetries: number | null;
  }) => string;
  readonly attempts: (attempts: number, delays: readonly number[]) => string;
  readonly observed: (fit: BackoffFit) => string;
  readonly libraryDefaults: (defaults: LibraryDefaults) => string;
  /** How the waits compare with the policy, in words. */
  readonly tally: (tally: { waits: number; tooLate: number; tooSoon: number }) => string;
  readonly step: (retry: number) => string;
  readonly gaveUp: string;
  /** Of one point of the ladder. */
  readonly point: (retry: number, delayMs: number, expectedMs: number | null, wasHidden: boolean) => string;
  readonly columns: Readonly<
    Record<'number' | 'started' | 'ended' | 'outcome' | 'delay' | 'expected' | 'verdict', string>
  >;
  /** `share`: of the wait that the policy asks for. */
  readonly verdict: (attempt: Attempt, fit: 'as-expected' | 'too-late' | 'too-soon' | null, share: number) => string;
  readonly earlier: (count: number) => string;
  readonly fewer: string;
}
