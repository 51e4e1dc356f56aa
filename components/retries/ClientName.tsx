import type { Client } from '../../lib/model/client.ts';
import { letterOf } from '../../lib/state/connection-labels.ts';
import { useApp, useTexts } from '../app-context.ts';
import { OpenerBadge } from '../connections/OpenerBadge.tsx';
import { PlaceLink } from '../connections/PlaceLink.tsx';
import { placeOf } from '../connections/place-name.ts';
import { visibleText } from '../ui/visible-text.ts';

/** Who a card is about: badge, function and place. */
export function ClientName({ client }: { client: Client }) {
  const { grid } = useApp();
  const { connections: texts } = useTexts();
  const { attribution } = client;
  const place = placeOf(attribution);
  return (
    <>
      <OpenerBadge attribution={attribution} name={letterOf(client, grid)} />
      <span class="untrusted">{visibleText(place?.functionName || texts.unnamedClient)}</span>
      {place !== null && <PlaceLink place={place} />}
    </>
  );
}
