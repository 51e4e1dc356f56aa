import type { Decoded } from '../../lib/decode/decoded.ts';
import { useTexts } from '../app-context.ts';
import { Icon } from '../ui/Icon.tsx';

/** Says on the row of a message that is not as its schema wants, or could not be decoded, that it is so; the detail says where. */
export function DriftMark({ decoded: { drift, error } }: { decoded: Decoded }) {
  const { grid } = useTexts();
  const isUnknown = drift.some(({ kind }) => kind === 'unknown-type');
  const title = error !== null ? grid.notDecoded : isUnknown ? grid.unknownType : grid.drifted(drift.length);
  return (
    <span class={`drift-mark${error === null ? '' : ' is-error'}`} role="img" aria-label={title} title={title}>
      <Icon name={error === null ? 'warning' : 'error'} />
      {error === null && !isUnknown && drift.length}
    </span>
  );
}
