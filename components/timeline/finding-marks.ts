// Findings as marks above the lanes, and duplicates as regions across them. Pure.
import type { Finding, Severity } from '../../lib/model/findings/finding.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import type { TimeScale } from './time-scale.ts';

/** Findings that began so near to each other that one mark stands for them. */
export interface FindingMark {
  readonly x: number;
  /** Of the worst of them. */
  readonly severity: Severity;
  readonly findings: readonly Finding[];
}

/** The time in which connections of several lanes were rivals. */
export interface Overlap {
  readonly x: number;
  readonly width: number;
  /** Positions of the lanes, in order. */
  readonly lanes: readonly number[];
  readonly finding: Finding<'duplicate-connections'>;
}

/** Marks are this wide. */
export const MARK_PX = 14;

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2 };

export function findingMarks(findings: readonly Finding[], scale: TimeScale): FindingMark[] {
  const shown = findings
    .filter(({ since }) => since >= scale.range.from && since <= scale.range.until)
    .toSorted((a, b) => a.since - b.since);
  const marks: FindingMark[] = [];
  for (const finding of shown) {
    const x = scale.xOf(finding.since);
    const last = marks.at(-1);
    if (last === undefined || x - last.x >= MARK_PX) {
      marks.push({ x, severity: finding.severity, findings: [finding] });
    } else {
      const severity = RANK[finding.severity] < RANK[last.severity] ? finding.severity : last.severity;
      marks[marks.length - 1] = { x: last.x, severity, findings: [...last.findings, finding] };
    }
  }
  return marks;
}

export function overlapsOf(
  findings: readonly Finding[],
  laneOf: (id: ConnectionId) => number | undefined,
  now: number,
  scale: TimeScale,
): Overlap[] {
  return findings.flatMap((finding): Overlap[] => {
    if (finding.rule !== 'duplicate-connections') return [];
    const { since, until, connectionIds } = finding;
    const end = until ?? now;
    if (end < scale.range.from || since > scale.range.until) return [];
    const found = connectionIds.map(laneOf).filter((lane) => lane !== undefined);
    const lanes = [...new Set(found)].sort((a, b) => a - b);
    return [{ x: scale.xOf(since), width: (end - since) / scale.msPerPx, lanes, finding }];
  });
}
