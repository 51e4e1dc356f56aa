import type { Moment } from '../../model/findings/evidence.ts';
import type { Confidence } from '../../model/findings/finding.ts';

/** What stands around the parts of a finding, whatever its rule. */
export interface AdviceTexts {
  readonly listLabel: string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
  readonly meaningTitle: string;
  readonly confidence: Readonly<Record<Confidence, string>>;
  /** What the word means, for who points at it. */
  readonly confidenceHint: Readonly<Record<Confidence, string>>;
  readonly remedyTitle: string;
  readonly evidenceTitle: string;
  readonly connectionCount: (count: number) => string;
  readonly at: (time: string) => string;
  readonly showMessages: string;
  readonly evidence: {
    readonly message: (time: string) => string;
    /** The message left the list, which is bounded. */
    readonly messageGone: string;
    readonly moment: Readonly<Record<Moment, (connection: number, time: string) => string>>;
    /** A retry; `wait` is null for a client's first attempt. */
    readonly attempt: (connection: number, wait: string | null) => string;
    readonly sendFailure: (connection: number, time: string) => string;
    readonly span: (from: string, until: string | null) => string;
  };
  readonly aboutRule: string;
}
