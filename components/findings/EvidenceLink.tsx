import type { Evidence } from '../../lib/model/findings/evidence.ts';
import type { Finding } from '../../lib/model/findings/finding.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import type { Texts } from '../../lib/texts/texts.ts';
import { useApp, useTexts } from '../app-context.ts';
import { goToEvidence } from './go-to-evidence.ts';

/** One thing that a finding rests on; a click shows it where it is. */
export function EvidenceLink({ evidence, finding }: { evidence: Evidence; finding: Finding }) {
  const app = useApp();
  const texts = useTexts();
  const words = wordsOf(evidence, app, texts);
  if (words === null) return <span class="evidence-gone">{texts.advice.evidence.messageGone}</span>;
  return (
    <button
      type="button"
      class="link"
      data-evidence={evidence.kind}
      onClick={() => goToEvidence(evidence, finding, app)}
    >
      {words}
    </button>
  );
}

/** Null for a message that is no longer there to be shown. */
function wordsOf(evidence: Evidence, { session, grid }: AppState, texts: Texts): string | null {
  const { advice, format } = texts;
  const words = advice.evidence;
  switch (evidence.kind) {
    case 'message': {
      const message = session.model.value.messages.at(evidence.index);
      return message === undefined ? null : words.message(format.time(message.timestamp));
    }
    case 'span':
      return words.span(format.time(evidence.since), evidence.until === null ? null : format.time(evidence.until));
    default: {
      const number = grid.labels.value.get(evidence.connectionId)?.number ?? 0;
      if (evidence.kind === 'moment') return words.moment[evidence.moment](number, format.time(evidence.at));
      if (evidence.kind === 'send-failure') return words.sendFailure(number, format.time(evidence.at));
      return words.attempt(number, evidence.delayMs === null ? null : format.duration(evidence.delayMs));
    }
  }
}
