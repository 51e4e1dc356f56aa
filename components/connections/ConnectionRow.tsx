import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { useApp, useTexts } from '../app-context.ts';
import { Icon } from '../ui/Icon.tsx';
import { RateLine } from './RateLine.tsx';
import type { BracketPart } from './rival-brackets.ts';
import { stateWords, toneOf } from './state-words.ts';

interface ConnectionRowProps {
  id: ConnectionId;
  bracket: BracketPart | undefined;
}

export function ConnectionRow({ id, bracket }: ConnectionRowProps) {
  const app = useApp();
  const { session, grid } = app;
  const texts = useTexts();
  const connection = session.view.value.connections.get(id);
  if (connection === undefined) return null;
  const number = grid.labels.value.get(id)?.number ?? 0;
  const isChosen = grid.chosenConnections.value.has(id);
  const words = stateWords(connection, app, texts);
  const { receivedCount, sentCount } = connection.traffic;
  const isRival = bracket !== undefined && bracket !== 'between';

  function onClick(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey) grid.toggle(id);
    else app.inspect(id);
  }

  return (
    <div
      class="connection"
      role="treeitem"
      tabIndex={isChosen ? 0 : -1}
      aria-level={2}
      aria-selected={isChosen}
      data-connection-id={id}
      data-ready-state={connection.readyState}
      data-failure-cause={connection.failure?.cause}
      data-bracket={bracket}
      onClick={onClick}
    >
      <span class={`state-dot tone-${toneOf(connection)}`} />
      <span class="connection-number">#{number}</span>
      <span class="connection-state" title={words}>
        {words}
      </span>
      {!connection.witnesses.hook && (
        <span class="witness-tag" title={texts.connections.networkOnlyHint} data-testid="network-only">
          {texts.connections.networkOnly}
        </span>
      )}
      {isRival && (
        <span class="rival-tag" title={texts.connections.duplicate}>
          <Icon name="duplicate" />
          <span class="rival-word">{texts.connections.duplicate}</span>
        </span>
      )}
      <RateLine connection={connection} />
      {receivedCount + sentCount > 0 && (
        <span class="connection-counts" title={texts.connections.counts(receivedCount, sentCount)}>
          ↓ {texts.format.number(receivedCount)} ↑ {texts.format.number(sentCount)}
        </span>
      )}
      {connection.close !== null && (
        <span
          class="connection-code"
          title={texts.connection.closeMeaning(connection.close.code, connection.failure === null)}
        >
          {connection.close.code}
        </span>
      )}
    </div>
  );
}
