// One fault, one error, and one deed of the page one note: several rules may speak of the same, each truly.
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

/** Of one deed of the page one note: these say less of it than a flash of StrictMode does. */
const WITHIN_FLASH: ReadonlySet<Rule> = new Set(['connection-failed', 'closed-by-page']);

/** The same findings without notes on connections whose flash is told of. */
export function oneNoteEach(findings: readonly Finding[]): Finding[] {
  const flashed = new Set(
    findings.flatMap((finding) => (finding.rule === 'strict-mode-flash' ? flashesOf(finding) : [])),
  );
  if (flashed.size === 0) return [...findings];
  return findings.filter(
    ({ rule, severity, connectionIds }) =>
      severity !== 'information' || !WITHIN_FLASH.has(rule) || !connectionIds.every((id) => flashed.has(id)),
  );
}

/** It names pairs: the one that was closed, then the one that stayed, which may be closed for other reasons. */
function flashesOf({ connectionIds }: Finding): readonly ConnectionId[] {
  return connectionIds.filter((_id, index) => index % 2 === 0);
}

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
