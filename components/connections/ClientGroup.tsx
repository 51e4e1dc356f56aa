import { useSignal } from '@preact/signals';
import type { Client } from '../../lib/model/client.ts';
import { letterOf } from '../../lib/state/connection-labels.ts';
import { useApp, useTexts } from '../app-context.ts';
import { visibleText } from '../ui/visible-text.ts';
import { ConnectionRow } from './ConnectionRow.tsx';
import { OpenerBadge } from './OpenerBadge.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { placeOf, placesOf } from './place-name.ts';
import type { BracketPart, LineKey } from './rival-brackets.ts';
import { shownAttempts } from './shown-attempts.ts';

interface ClientGroupProps {
  client: Client;
  brackets: ReadonlyMap<LineKey, BracketPart>;
}

/** One piece of code and the connections it made to one endpoint, newest first. */
export function ClientGroup({ client, brackets }: ClientGroupProps) {
  const { session, grid } = useApp();
  const { connections: texts } = useTexts();
  const isWhole = useSignal(false);
  const ids = client.connectionIds;
  const chosen = grid.chosenConnections.value;
  const newestFirst = ids.toReversed();
  const shown = isWhole.value ? newestFirst : shownAttempts(ids, session.view.value.connections, chosen);
  const isChosen = chosen.size === ids.length && ids.every((id) => chosen.has(id));
  return (
    <div class="client" role="presentation" data-client-id={client.id}>
      <ClientHeading client={client} isChosen={isChosen} bracket={brackets.get(`client:${client.id}`)} />
      {shown.map((id) => (
        <ConnectionRow key={id} id={id} bracket={brackets.get(id)} />
      ))}
      {shown.length < ids.length && (
        <div
          class="connection is-more"
          role="treeitem"
          tabIndex={-1}
          aria-level={2}
          onClick={() => {
            isWhole.value = true;
          }}
        >
          {texts.older(ids.length - shown.length)}
        </div>
      )}
    </div>
  );
}

interface ClientHeadingProps {
  client: Client;
  isChosen: boolean;
  bracket: BracketPart | undefined;
}

function ClientHeading({ client, isChosen, bracket }: ClientHeadingProps) {
  const { grid } = useApp();
  const { attribution, endpoint } = client;
  const name = visibleText(placeOf(attribution)?.functionName || endpoint.path);
  return (
    <div
      class="client-heading"
      role="treeitem"
      tabIndex={-1}
      aria-level={1}
      aria-expanded="true"
      aria-selected={isChosen}
      data-bracket={bracket}
      onClick={() => grid.choose(client.connectionIds)}
    >
      <div class="client-title">
        <OpenerBadge attribution={attribution} name={letterOf(client, grid)} />
        <span class="client-name untrusted" title={name}>
          {name}
        </span>
      </div>
      <div class="client-address">
        {placesOf(attribution).map((place) => (
          <span key={`${place.url}:${place.line}`}>
            <PlaceLink place={place} />
            {' · '}
          </span>
        ))}
        <span class="untrusted client-path" title={visibleText(endpoint.key)}>
          {visibleText(endpoint.path)} <span class="client-host">{visibleText(endpoint.host)}</span>
        </span>
      </div>
    </div>
  );
}
