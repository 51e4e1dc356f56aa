import type { Client } from '../../lib/model/client.ts';
import { letterOf } from '../../lib/state/connection-labels.ts';
import { useApp } from '../app-context.ts';
import { OpenerBadge } from '../connections/OpenerBadge.tsx';
import { PlaceLink } from '../connections/PlaceLink.tsx';
import { placeOf } from '../connections/place-name.ts';
import { visibleText } from '../ui/visible-text.ts';

/** Who a card is about: badge, function and place. */
export function ClientName({ client }: { client: Client }) {
  const { grid } = useApp();
  const { attribution } = client;
  const place = placeOf(attribution);
  return (
    <>
      <OpenerBadge attribution={attribution} name={letterOf(client, grid)} />
      <span class="untrusted">{visibleText(place?.functionName || client.endpoint.path)}</span>
      {place !== null && <PlaceLink place={place} />}
    </>
  );
}
