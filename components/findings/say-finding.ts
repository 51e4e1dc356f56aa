// Findings as the panel tells them: of the session on show, up to now.
import type { Connection } from '../../lib/model/connection.ts';
import type { Finding } from '../../lib/model/findings/finding.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import { involvedIn as involvedInTelling, type SaidFinding, sayFinding as say } from '../../lib/texts/said-finding.ts';
import { shownFailureOf } from '../connections/shown-failure.ts';

export function sayFinding(finding: Finding, app: AppState): SaidFinding {
  const rules = app.ruleTexts.value;
  if (rules === null) throw new Error('a finding before there are words for it');
  return say(finding, tellingOf(app), rules);
}

export function involvedIn(finding: Finding, app: AppState): readonly Connection[] {
  return involvedInTelling(finding, app.session.view.value);
}

/** What lasts is told up to now; the clock is only read, and so followed, where a sentence needs it. */
function tellingOf(app: AppState) {
  return {
    connections: app.session.view.value.connections,
    get now() {
      return app.clock.value;
    },
    failureOf: (connection: Connection) => shownFailureOf(connection, app),
  };
}
