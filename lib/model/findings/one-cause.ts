// One fault, one error: several rules may speak of the same failure, each truly, and the user has one thing to mend.
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { Finding, Rule } from './finding.ts';

/** Of the findings about one failure the first here stays an error: the nearer to the cause, the earlier. */
const NEAREST_FIRST: readonly Rule[] = [
  'constructor-threw',
  'connection-timeout-loop',
  'connection-failed',
  'protocol-mismatch',
  'server-failed',
  'policy-violated',
  'message-too-big',
  'protocol-broken',
  'data-not-accepted',
  'broken-data',
  'gave-up',
  'gave-up-early',
];

/** The same findings, of which those are warnings that share a connection with an error nearer to the cause. */
export function oneErrorEach(findings: readonly Finding[]): Finding[] {
  const told = new Set<ConnectionId>();
  const lowered = new Set<Finding>();
  for (const rule of NEAREST_FIRST) {
    const errors = findings.filter((finding) => finding.rule === rule && finding.severity === 'error');
    for (const finding of errors) if (isTold(finding, told)) lowered.add(finding);
    for (const { connectionIds } of errors) for (const id of connectionIds) told.add(id);
  }
  return findings.map((finding) => (lowered.has(finding) ? { ...finding, severity: 'warning' } : finding));
}

function isTold({ connectionIds }: Finding, told: ReadonlySet<ConnectionId>): boolean {
  return connectionIds.some((id) => told.has(id));
}
