import type { Decoded } from '../../lib/decode/decoded.ts';
import { useTexts } from '../app-context.ts';
import { Icon } from '../ui/Icon.tsx';

/** Says on the row that a message is not as its schema wants, or could not be decoded; the detail says where. */
export function DriftMark({ decoded: { drift, error } }: { decoded: Decoded }) {
  const { grid } = useTexts();
  if (error === null && drift.length === 0) return null;
  const isUnknown = drift.some(({ kind }) => kind === 'unknown-type');
  const title = error !== null ? grid.notDecoded : isUnknown ? grid.unknownType : grid.drifted(drift.length);
  return (
    <span class={`drift-mark${error === null ? '' : ' is-error'}`} role="img" aria-label={title} title={title}>
      <Icon name={error === null ? 'warning' : 'error'} />
      {error === null && !isUnknown && drift.length}
    </span>
  );
}
