import type { Severity } from '../../model/findings/finding.ts';

export interface MainTexts {
  readonly label: string;
  readonly tabs: Readonly<Record<'messages' | 'latest' | 'timeline' | 'retries' | 'findings' | 'checks', string>>;
  /** Instead of a view whose code could not be read. */
  readonly notLoadedTitle: string;
  readonly notLoadedHint: string;
  readonly findingCount: (count: number, severity: Severity) => string;
}
