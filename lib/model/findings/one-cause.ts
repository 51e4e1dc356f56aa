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

/** What says less of a deed of the page than another finding does, with what of that tells the same connections. */
const TOLD_BY: ReadonlyArray<{
  readonly rule: Rule;
  readonly less: ReadonlySet<Rule>;
  readonly told: typeof flashesOf;
}> = [
  { rule: 'strict-mode-flash', less: new Set<Rule>(['connection-failed', 'closed-by-page']), told: flashesOf },
  { rule: 'short-overlap', less: new Set<Rule>(['closed-by-page']), told: olderOf },
  {
    rule: 'retry-storm',
    less: new Set<Rule>(['connection-failed', 'closed-by-page', 'strict-mode-flash', 'retry-after-clean-close']),
    told: stormOf,
  },
];

/** The same findings without notes on what the page did where another one tells of the same deed. */
export function oneNoteEach(findings: readonly Finding[]): Finding[] {
  const told = TOLD_BY.map(({ rule, less, told: idsOf }) => ({
    less,
    ids: new Set(findings.flatMap((finding) => (finding.rule === rule ? idsOf(finding) : []))),
  }));
  const returns = findings.filter((finding) => isReturn(finding));
  return findings.filter((finding) => {
    const { rule, severity, connectionIds } = finding;
    if (severity !== 'information') return true;
    if (told.some(({ less, ids }) => less.has(rule) && connectionIds.every((id) => ids.has(id)))) return false;
    return !returns.some((one) => isClosedAndBack(finding, one));
  });
}

/** It names pairs: the one that was closed, then the one that stayed, which may be closed for other reasons. */
function flashesOf({ connectionIds }: Finding): readonly ConnectionId[] {
  return connectionIds.filter((_id, index) => index % 2 === 0);
}

/** Each handed over to the next; the last one stayed. */
function olderOf(finding: Finding): readonly ConnectionId[] {
  const isHandOver = finding.rule === 'short-overlap' && finding.facts.kind === 'hand-over';
  return isHandOver ? finding.connectionIds.slice(0, -1) : [];
}

function stormOf(finding: Finding): readonly ConnectionId[] {
  return finding.rule === 'retry-storm' && finding.facts.isByPage ? finding.connectionIds : [];
}

function isReturn(finding: Finding): finding is Finding<'retry-after-clean-close'> {
  return finding.rule === 'retry-after-clean-close' && finding.facts.by === 'page';
}

/** Each that the page closed it came back from, but for the last, from which it may yet. */
function isClosedAndBack(closed: Finding, { facts, connectionIds }: Finding<'retry-after-clean-close'>): boolean {
  if (closed.rule !== 'closed-by-page' || closed.facts.count > facts.count + 1) return false;
  const ids = new Set(closed.connectionIds);
  return connectionIds.slice(0, -1).some((id) => ids.has(id));
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
