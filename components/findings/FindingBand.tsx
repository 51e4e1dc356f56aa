import { useComputed, useSignal } from '@preact/signals';
import type { Finding } from '../../lib/model/findings/finding.ts';
import { worstFirst } from '../../lib/state/finding-order.ts';
import { useApp, useTexts } from '../app-context.ts';
import { FindingLine } from './FindingLine.tsx';
import './findings.css';

/** More lines would take the place of what they are about. */
const FOLDED_LINES = 3;

export function FindingBand() {
  const { findings: all } = useApp();
  const { findings: texts } = useTexts();
  const isUnfolded = useSignal(false);
  const findings = useComputed(() => worstFirst(all.value.filter(isAlarming))).value;
  const isFoldable = findings.length > FOLDED_LINES + 1;
  const shown = isFoldable && !isUnfolded.value ? findings.slice(0, FOLDED_LINES) : findings;
  return (
    <section class="findings" aria-label={texts.label} data-testid="findings">
      {shown.map((finding) => (
        <FindingLine key={finding.id} finding={finding} />
      ))}
      {isFoldable && (
        <button
          type="button"
          class="link findings-more"
          aria-expanded={isUnfolded.value}
          onClick={() => {
            isUnfolded.value = !isUnfolded.value;
          }}
        >
          {isUnfolded.value ? texts.fewer : texts.more(findings.length - FOLDED_LINES)}
        </button>
      )}
    </section>
  );
}

/** Notes are read where all findings are: what is no problem takes no place above the messages. */
function isAlarming({ severity }: Finding): boolean {
  return severity !== 'information';
}
