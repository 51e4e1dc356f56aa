import type { Attribution } from '../../lib/model/attribution.ts';
import { useTexts } from '../app-context.ts';
import { OpenerBadge } from '../connections/OpenerBadge.tsx';
import { PlaceLink } from '../connections/PlaceLink.tsx';
import { placeOf } from '../connections/place-name.ts';
import { visibleText } from '../ui/visible-text.ts';

/** Who a card is about: badge, function and place. */
export function ClientName({ attribution }: { attribution: Attribution }) {
  const { connections: texts } = useTexts();
  const place = placeOf(attribution);
  return (
    <>
      <OpenerBadge attribution={attribution} />
      <span class="untrusted">{visibleText(place?.functionName || texts.unnamedClient)}</span>
      {place !== null && <PlaceLink place={place} />}
    </>
  );
}
