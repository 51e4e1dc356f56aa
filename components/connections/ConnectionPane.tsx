import { useComputed } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { wasConstructed } from '../../lib/model/failed-calls.ts';
import { useApp, useTexts } from '../app-context.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ClientGroup } from './ClientGroup.tsx';
import { lineOrder, rivalBrackets } from './rival-brackets.ts';
import './connections.css';

export function ConnectionPane() {
  const { session, grid } = useApp();
  const { connections: texts } = useTexts();
  const list = useRef<HTMLDivElement>(null);
  const { clients, connections } = session.view.value;
  const brackets = useComputed(() =>
    rivalBrackets(lineOrder(session.view.value.clients), session.view.value.findings),
  ).value;
  const constructed = [...connections.values()].filter(wasConstructed);
  const openCount = constructed.filter(({ readyState }) => readyState === 'open').length;
  const isAllChosen = grid.chosenConnections.value.size === 0;

  function onKeyDown(event: KeyboardEvent): void {
    const options = [...(list.current?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
    const at = options.indexOf(document.activeElement as HTMLElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
    if (next === undefined) return;
    const option = options[Math.max(0, Math.min(options.length - 1, next))];
    event.preventDefault();
    option?.focus();
    option?.click();
  }

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
          role="listbox"
          aria-label={texts.label}
          aria-multiselectable="true"
          tabIndex={-1}
          ref={list}
          onKeyDown={onKeyDown}
        >
          <div
            class="connection-all"
            role="option"
            tabIndex={0}
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
