import { useId } from 'preact/hooks';
import type { Client } from '../../lib/model/client.ts';
import { useApp, useTexts } from '../app-context.ts';
import { visibleText } from '../ui/visible-text.ts';
import { ConnectionRow } from './ConnectionRow.tsx';
import { OpenerBadge } from './OpenerBadge.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { placeOf, placesOf } from './place-name.ts';
import type { BracketPart, LineKey } from './rival-brackets.ts';

interface ClientGroupProps {
  client: Client;
  brackets: ReadonlyMap<LineKey, BracketPart>;
}

/** One piece of code and every connection it made to one endpoint, newest first. */
export function ClientGroup({ client, brackets }: ClientGroupProps) {
  const { grid } = useApp();
  const texts = useTexts();
  const headingId = useId();
  const { attribution, endpoint } = client;
  const name = placeOf(attribution)?.functionName || texts.connections.unnamedClient;
  const address = visibleText(endpoint.host + endpoint.path);
  return (
    <div class="client" role="group" aria-labelledby={headingId} data-client-id={client.id}>
      <div class="client-heading" data-bracket={brackets.get(`client:${client.id}`)}>
        <div class="client-title">
          <OpenerBadge attribution={attribution} />
          <button
            type="button"
            class="client-name untrusted"
            id={headingId}
            title={visibleText(name)}
            onClick={() => grid.choose(client.connectionIds)}
          >
            {visibleText(name)}
          </button>
        </div>
        <div class="client-address">
          {placesOf(attribution).map((place) => (
            <span key={`${place.url}:${place.line}`}>
              <PlaceLink place={place} />
              {' · '}
            </span>
          ))}
          <span class="untrusted" title={visibleText(endpoint.key)}>
            {address}
          </span>
        </div>
      </div>
      {client.connectionIds.toReversed().map((id) => (
        <ConnectionRow key={id} id={id} attribution={attribution} bracket={brackets.get(id)} />
      ))}
    </div>
  );
}
