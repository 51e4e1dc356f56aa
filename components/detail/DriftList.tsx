import type { Drift } from '../../lib/decode/decoded.ts';
import { useTexts } from '../app-context.ts';
import { Icon } from '../ui/Icon.tsx';
import { oneLine } from '../ui/visible-text.ts';
import './drift.css';

const MAX_PATH_LENGTH = 200;
const MAX_SHOWN = 100;

/** Where a message is not as the schema of its type wants it. */
export function DriftList({ drift }: { drift: readonly Drift[] }) {
  const { detail } = useTexts();
  if (drift.length === 0) return null;
  return (
    <details class="drift" open={drift.length <= 5} data-testid="drift">
      <summary>
        <Icon name="warning" />
        {detail.driftTitle(drift.length)}
      </summary>
      <ul>
        {drift.slice(0, MAX_SHOWN).map((one) => (
          <li key={`${one.kind} ${one.path}`} data-drift={one.kind}>
            <bdi class="mono untrusted">{oneLine(one.path, MAX_PATH_LENGTH)}</bdi> {detail.drift(one)}
          </li>
        ))}
      </ul>
    </details>
  );
}
