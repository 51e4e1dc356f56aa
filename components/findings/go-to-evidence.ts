import type { Evidence } from '../../lib/model/findings/evidence.ts';
import type { Finding } from '../../lib/model/findings/finding.ts';
import type { AppState } from '../../lib/state/app-state.ts';

/** ms to each side of a span, so that its ends are seen. */
const MARGIN_MS = 500;

/** Shows what a finding rests on: the message among its connections, the connection's story, its attempts, or the time. */
export function goToEvidence(evidence: Evidence, { connectionIds }: Finding, app: AppState): void {
  switch (evidence.kind) {
    case 'message': {
      const message = app.session.model.value.messages.at(evidence.index);
      if (message === undefined) return;
      app.showMessagesOf(connectionIds);
      app.selection.goTo(message);
      return;
    }
    case 'span': {
      app.showTab('timeline');
      const until = evidence.until ?? app.clock.value;
      app.timeline.show({ from: evidence.since - MARGIN_MS, until: until + MARGIN_MS });
      return;
    }
    case 'attempt':
      app.grid.choose([evidence.connectionId]);
      app.attemptInView.show(evidence.connectionId);
      app.showTab('retries');
      return;
    default:
      app.showMessagesOf([evidence.connectionId]);
      app.selection.open('connection');
  }
}
