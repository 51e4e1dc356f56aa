import type { Finding } from '../../lib/model/findings/finding.ts';
import { useApp, useTexts } from '../app-context.ts';
import { Icon } from '../ui/Icon.tsx';
import { SentenceText } from './SentenceText.tsx';
import { sayFinding } from './say-finding.ts';

export function FindingLine({ finding }: { finding: Finding }) {
  const app = useApp();
  const { grid } = app;
  const { findings } = useTexts();
  const { sentence } = sayFinding(finding, app);
  return (
    <div
      class={`finding is-${finding.severity}`}
      data-finding-rule={finding.rule}
      data-finding-id={finding.id}
      data-severity={finding.severity}
    >
      <span class="finding-icon" role="img" aria-label={findings.severity[finding.severity]}>
        <Icon name={finding.severity} />
      </span>
      <span class="finding-sentence" data-testid="finding-sentence">
        <SentenceText sentence={sentence} />
      </span>
      <button
        type="button"
        class="link finding-action"
        data-testid="finding-show"
        onClick={() => grid.choose(finding.connectionIds)}
      >
        {findings.showConnections(finding.connectionIds.length)}
      </button>
    </div>
  );
}
