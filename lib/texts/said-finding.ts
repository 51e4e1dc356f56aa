// A finding in the words of a language: its sentence, what it means, and what to do. The panel and the report say the same.
import type { Connection } from '../model/connection.ts';
import type { FailureFinding, Finding } from '../model/finding.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import type { Advice } from './areas/advice.ts';
import type { FailureFacts } from './areas/findings.ts';
import type { Sentence } from './parts.ts';
import type { ShownFailure } from './shown-failure.ts';
import type { Texts } from './texts.ts';

/** The session that a finding is told of. */
export interface Telling {
  readonly connections: ReadonlyMap<ConnectionId, Connection>;
  /** Epoch ms: what lasts has lasted until then. */
  readonly now: number;
  failureOf(connection: Connection): ShownFailure | null;
}

export function sentenceOfFinding(finding: Finding, telling: Telling, { findings }: Texts): Sentence {
  if (finding.rule === 'connection-failed') return findings.failure(failureFactsOf(finding, telling));
  const involved = involvedIn(finding, telling);
  const isOver = finding.until !== null;
  const overlapMs = isOver ? finding.overlapMs : Math.max(finding.overlapMs, telling.now - finding.since);
  const path = involved[0]?.endpoint.path ?? '';
  return findings.duplicate({ ...finding, path, connections: involved, isOver, overlapMs });
}

export function adviceOfFinding(finding: Finding, telling: Telling, { advice }: Texts): Advice {
  if (finding.rule === 'duplicate-connections') return advice.duplicate(finding);
  return advice.failure[failureFactsOf(finding, telling).failure.cause];
}

export function involvedIn(finding: Finding, { connections }: Pick<Telling, 'connections'>): readonly Connection[] {
  return finding.connectionIds.map((id) => connections.get(id)).filter((found) => found !== undefined);
}

/** Counts what the rows say, so that the two never differ. */
function failureFactsOf(finding: FailureFinding, telling: Telling): FailureFacts {
  const { failure, isRecovered } = finding;
  const shown = involvedIn(finding, telling).map((connection) => ({
    connection,
    failure: telling.failureOf(connection),
  }));
  const explained = shown.filter((one) => one.failure?.cause === failure.cause);
  // All of them failed just now and are unknown to every witness so far.
  const told = explained.length > 0 ? explained : shown;
  const last = told.at(-1);
  return {
    connection: last?.connection,
    failure: last?.failure ?? failure,
    attempts: told.length,
    unexplained: shown.length - told.length,
    isRecovered,
  };
}
