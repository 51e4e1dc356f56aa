import type { Finding } from '../../lib/model/findings/finding.ts';
import { useApp, useTexts } from '../app-context.ts';
import { ConnectionReference } from '../connections/ConnectionReference.tsx';
import { Icon } from '../ui/Icon.tsx';
import { EvidenceLink } from './EvidenceLink.tsx';
import { SentenceText } from './SentenceText.tsx';
import { involvedIn, sayFinding } from './say-finding.ts';

/** As many as tell the story; the connections of a client stand in the list beside it anyway. */
const MAX_REFERENCES = 12;

export function FindingEntry({ finding }: { finding: Finding }) {
  const app = useApp();
  const { advice, findings, format } = useTexts();
  const { sentence, meaning, remedy, explanation } = sayFinding(finding, app);
  return (
    <li class={`finding-entry is-${finding.severity}`} data-finding-entry={finding.rule}>
      <span class="finding-icon" role="img" aria-label={findings.severity[finding.severity]}>
        <Icon name={finding.severity} />
      </span>
      <h3 class="finding-entry-sentence">
        <SentenceText sentence={sentence} />
      </h3>
      <dl class="finding-facts">
        <dt>{advice.meaningTitle}</dt>
        <dd>
          {meaning}{' '}
          <span
            class={`finding-confidence is-${finding.confidence}`}
            title={advice.confidenceHint[finding.confidence]}
            data-testid="finding-confidence"
          >
            {advice.confidence[finding.confidence]}
          </span>
        </dd>
        <dt>{advice.remedyTitle}</dt>
        <dd data-testid="finding-remedy">{remedy}</dd>
        <dt>{advice.evidenceTitle}</dt>
        <dd class="finding-evidence">
          <span title={format.dateTime(finding.since)}>{advice.at(format.time(finding.since))}</span>
          {finding.evidence.map((evidence, index) => (
            <EvidenceLink key={index} evidence={evidence} finding={finding} />
          ))}
        </dd>
        <dt>{advice.connectionCount(finding.connectionIds.length)}</dt>
        <dd class="finding-evidence">
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
      <details class="finding-rule" data-rule={finding.rule}>
        <summary>{advice.aboutRule}</summary>
        {explanation} <code>{finding.rule}</code>
      </details>
    </li>
  );
}
