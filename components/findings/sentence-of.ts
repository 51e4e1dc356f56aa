// The facts of a finding, put into the sentence of its rule.
import type { Connection } from '../../lib/model/connection.ts';
import type { FailureFinding, Finding } from '../../lib/model/finding.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import type { FailureFacts } from '../../lib/texts/areas/findings.ts';
import type { Sentence } from '../../lib/texts/parts.ts';
import type { Texts } from '../../lib/texts/texts.ts';
import { shownFailureOf } from '../connections/shown-failure.ts';

export function sentenceOf(finding: Finding, app: AppState, { findings }: Texts): Sentence {
  const involved = involvedIn(finding, app);
  if (finding.rule === 'connection-failed') return findings.failure(failureFactsOf(finding, app));
  const isOver = finding.until !== null;
  const overlapMs = isOver ? finding.overlapMs : Math.max(finding.overlapMs, app.clock.value - finding.since);
  const path = involved[0]?.endpoint.path ?? '';
  return findings.duplicate({ ...finding, path, connections: involved, isOver, overlapMs });
}

export function involvedIn(finding: Finding, app: AppState): readonly Connection[] {
  const { connections } = app.session.view.value;
  return finding.connectionIds.map((id) => connections.get(id)).filter((found) => found !== undefined);
}

/** Counts what the rows say, so that the two never differ. */
export function failureFactsOf(finding: FailureFinding, app: AppState): FailureFacts {
  const { failure, isRecovered } = finding;
  const shown = involvedIn(finding, app).map((connection) => ({
    connection,
    failure: shownFailureOf(connection, app),
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
