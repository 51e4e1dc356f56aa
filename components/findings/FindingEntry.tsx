import type { Finding } from '../../lib/model/finding.ts';
import { useApp, useTexts } from '../app-context.ts';
import { ConnectionReference } from '../connections/ConnectionReference.tsx';
import { Icon } from '../ui/Icon.tsx';
import { SentenceText } from './SentenceText.tsx';
import { adviceOf, involvedIn, sentenceOf } from './sentence-of.ts';

/** As many as tell the story; the connections of a client stand in the list beside it anyway. */
const MAX_REFERENCES = 12;

export function FindingEntry({ finding }: { finding: Finding }) {
  const app = useApp();
  const texts = useTexts();
  const { advice, findings, format } = texts;
  const { meaning, remedy } = adviceOf(finding, app, texts);
  return (
    <li class={`finding-entry is-${finding.severity}`} data-finding-entry={finding.rule}>
      <span class="finding-icon" role="img" aria-label={findings.severity[finding.severity]}>
        <Icon name={finding.severity} />
      </span>
      <h3 class="finding-entry-sentence">
        <SentenceText sentence={sentenceOf(finding, app, texts)} />
      </h3>
      <dl class="finding-facts">
        <dt>{advice.meaningTitle}</dt>
        <dd>{meaning}</dd>
        <dt>{advice.remedyTitle}</dt>
        <dd data-testid="finding-remedy">{remedy}</dd>
        <dt>{advice.evidenceTitle}</dt>
        <dd class="finding-evidence">
          <span title={format.dateTime(finding.since)}>{advice.at(format.time(finding.since))}</span>
          <span>{advice.connectionCount(finding.connectionIds.length)}</span>
          {involvedIn(finding, app)
            .slice(-MAX_REFERENCES)
            .map((connection) => (
              <ConnectionReference key={connection.id} connection={connection} />
            ))}
          <button
            type="button"
            class="link"
            data-testid="finding-messages"
            onClick={() => app.showMessagesOf(finding.connectionIds)}
          >
            {advice.showMessages}
          </button>
        </dd>
      </dl>
    </li>
  );
}
