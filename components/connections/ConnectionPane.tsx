import { useComputed } from '@preact/signals';
import { wasConstructed } from '../../lib/model/failed-calls.ts';
import { useApp, useTexts } from '../app-context.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ClientGroup } from './ClientGroup.tsx';
import { lineOrder, rivalBrackets } from './rival-brackets.ts';
import { useTreeKeys } from './use-tree-keys.ts';
import './connections.css';

export function ConnectionPane() {
  const { session, grid, findings } = useApp();
  const { connections: texts } = useTexts();
  const { tree, onKeyDown } = useTreeKeys();
  const { clients, connections } = session.view.value;
  const brackets = useComputed(() => rivalBrackets(lineOrder(session.view.value.clients), findings.value)).value;
  const constructed = [...connections.values()].filter(wasConstructed);
  const openCount = constructed.filter(({ readyState }) => readyState === 'open').length;
  const isAllChosen = grid.chosenConnections.value.size === 0;

  return (
    <section class="connections" aria-label={texts.label}>
      <header class="pane-header">
        <span>{texts.label}</span>
        <span data-testid="connection-tally">{texts.tally(openCount, constructed.length - openCount)}</span>
      </header>
      {clients.length === 0 ? (
        <EmptyState title={texts.emptyTitle} hint={texts.emptyHint} />
      ) : (
        <div
          class="connection-list"
          role="tree"
          aria-label={texts.label}
          aria-multiselectable="true"
          ref={tree}
          onKeyDown={onKeyDown}
        >
          <div
            class="connection-all"
            role="treeitem"
            tabIndex={0}
            aria-level={1}
            aria-selected={isAllChosen}
            data-testid="all-connections"
            onClick={() => grid.choose([])}
          >
            {texts.all}
          </div>
          {clients.map((client) => (
            <ClientGroup key={client.id} client={client} brackets={brackets} />
          ))}
        </div>
      )}
    </section>
  );
}
