import type { Finding, Severity } from '../model/findings/finding.ts';

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

/** Worst first; of equal weight what lasts before what is over, then the newest. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) => RANK[a.severity] - RANK[b.severity] || Number(isOver(a)) - Number(isOver(b)) || b.since - a.since,
  );
}

function isOver({ until }: Finding): boolean {
  return until !== null;
}
