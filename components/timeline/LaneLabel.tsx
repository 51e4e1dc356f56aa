import type { Client } from '../../lib/model/client.ts';
import { letterOf } from '../../lib/state/connection-labels.ts';
import { useApp, useTexts } from '../app-context.ts';
import { OpenerBadge } from '../connections/OpenerBadge.tsx';
import { PlaceLink } from '../connections/PlaceLink.tsx';
import { placeOf } from '../connections/place-name.ts';
import { visibleText } from '../ui/visible-text.ts';
import { laneStory } from './lane-story.ts';

interface LaneLabelProps {
  client: Client;
  topPx: number;
  position: number;
  count: number;
}

export function LaneLabel({ client, topPx, position, count }: LaneLabelProps) {
  const app = useApp();
  const texts = useTexts();
  const place = placeOf(client.attribution);
  const name = visibleText(place?.functionName || client.endpoint.path);
  const address = visibleText(client.endpoint.path);
  const isChosen = client.connectionIds.some((id) => app.grid.chosenConnections.value.has(id));
  return (
    <li
      class={`lane-label${isChosen ? ' is-chosen' : ''}`}
      style={{ top: `${topPx}px` }}
      aria-setsize={count}
      aria-posinset={position + 1}
      data-lane={client.id}
    >
      <span class="lane-title">
        <OpenerBadge attribution={client.attribution} name={letterOf(client, app.grid)} />
        <button
          type="button"
          class="lane-name untrusted"
          title={name}
          onClick={() => app.grid.choose(client.connectionIds)}
        >
          {name}
        </button>
      </span>
      <span class="lane-place">
        {place !== null && <PlaceLink place={place} />}
        <span class="untrusted" title={visibleText(client.endpoint.key)}>
          {place === null ? address : ` · ${address}`}
        </span>
      </span>
      <span class="for-reader">{laneStory(client, app, texts)}</span>
    </li>
  );
}
