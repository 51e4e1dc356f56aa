import type { Connection } from '../../model/connection.ts';
import type { Sentence } from '../parts.ts';
import type { ShownFailure } from '../shown-failure.ts';

export interface DuplicateFacts {
  readonly path: string;
  readonly connections: readonly Connection[];
  readonly isOver: boolean;
  readonly overlapMs: number;
  readonly broadcasts: number;
  readonly doubledBroadcasts: number;
  readonly doubledBytes: number;
  readonly evidence: 'broadcast-id' | 'payload' | 'none';
}

export interface FailureFacts {
  readonly connection: Connection | undefined;
  readonly failure: ShownFailure;
  readonly attempts: number;
  /** Attempts near them whose cause is not known, or not yet. */
  readonly unexplained: number;
  readonly isRecovered: boolean;
}

export interface FindingTexts {
  readonly label: string;
  readonly severity: Readonly<Record<'error' | 'warning' | 'information', string>>;
  readonly duplicate: (facts: DuplicateFacts) => Sentence;
  readonly failure: (facts: FailureFacts) => Sentence;
  readonly showBoth: (count: number) => string;
  readonly showAttempts: string;
  readonly more: (count: number) => string;
  readonly fewer: string;
}
