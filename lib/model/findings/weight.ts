import type { Finding } from './finding.ts';

const WEIGHT = { error: 0, warning: 1, information: 2 } as const;

/** Worst first, then oldest first. */
export function byWeight(a: Finding, b: Finding): number {
  return WEIGHT[a.severity] - WEIGHT[b.severity] || a.since - b.since || (a.id < b.id ? -1 : 1);
}
