import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DetailTab } from '../../lib/state/selection-state.ts';
import { useApp, useTexts } from '../app-context.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { ConnectionTab } from './ConnectionTab.tsx';
import { DifferenceTab } from './DifferenceTab.tsx';
import { HexTab } from './HexTab.tsx';
import { InitiatorTab } from './InitiatorTab.tsx';
import { MessageLine } from './MessageLine.tsx';
import { NoteDetail } from './NoteDetail.tsx';
import { PayloadTab } from './PayloadTab.tsx';
import { RawTab } from './RawTab.tsx';
import './detail.css';

export function DetailPane() {
  const { selection } = useApp();
  const { detail } = useTexts();
  const message = selection.message.value;
  const connection = selection.subject.value;
  const note = selection.note.value;
  const pane = useRef<HTMLElement>(null);
  const wanted = selection.detailWanted.value;
  useLayoutEffect(() => {
    if (wanted !== null) pane.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  }, [wanted]);
  const names = note === null ? tabsFor(message?.payload) : NOTE_ONLY;
  const selected = names.includes(selection.detailTab.value) ? selection.detailTab.value : (names[0] ?? 'connection');
  return (
    <section class="detail" ref={pane} aria-label={detail.label} data-testid="detail">
      <Tabs
        label={detail.label}
        tabs={names.map((name) => ({ name, text: detail.tabs[name] }))}
        selected={selected}
        onSelect={selection.showTab}
      >
        <IconButton icon="close" label={detail.close} testId="close-detail" onClick={selection.closeDetail} />
      </Tabs>
      {connection === null && note === null ? (
        <EmptyState title={detail.emptyTitle} hint={detail.emptyHint} />
      ) : (
        <div class="detail-body" role="tabpanel" aria-label={detail.tabs[selected]} data-detail-tab={selected}>
          {note !== null && <NoteDetail note={note} />}
          {message !== null && selected !== 'initiator' && selected !== 'connection' && (
            <MessageLine message={message} />
          )}
          {message !== null && selected === 'payload' && <PayloadTab key={message.index} message={message} />}
          {message !== null && selected === 'raw' && <RawTab message={message} />}
          {message !== null && selected === 'hex' && <HexTab message={message} />}
          {message !== null && selected === 'difference' && <DifferenceTab message={message} />}
          {connection !== null && selected === 'initiator' && <InitiatorTab connection={connection} />}
          {connection !== null && selected === 'connection' && <ConnectionTab connection={connection} />}
        </div>
      )}
    </section>
  );
}

const NOTE_ONLY: DetailTab[] = ['note'];

function tabsFor(payload: string | Uint8Array | null | undefined): DetailTab[] {
  if (payload === undefined) return ['connection', 'initiator'];
  if (payload instanceof Uint8Array) return ['payload', 'hex', 'raw', 'difference', 'initiator', 'connection'];
  return ['payload', 'raw', 'hex', 'difference', 'initiator', 'connection'];
}
