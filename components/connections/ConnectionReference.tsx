import type { Connection } from '../../lib/model/connection.ts';
import { useApp, useTexts } from '../app-context.ts';
import { OpenerBadge } from './OpenerBadge.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { placeOf } from './place-name.ts';

/** A connection named in a sentence: its badge shows its story, its place opens the source. */
export function ConnectionReference({ connection }: { connection: Connection }) {
  const { grid, inspect } = useApp();
  const texts = useTexts();
  const label = grid.labels.value.get(connection.id);
  const place = placeOf(connection.attribution);
  return (
    <span class="reference">
      <button
        type="button"
        class="link"
        data-connection-link={connection.id}
        aria-label={texts.connections.number(label?.number ?? 0)}
        onClick={() => inspect(connection.id)}
      >
        <OpenerBadge attribution={connection.attribution} name={label?.name} />
      </button>{' '}
      {place === null ? <span>{texts.opener.noPlace}</span> : <PlaceLink place={place} />}
    </span>
  );
}
