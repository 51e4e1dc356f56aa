import type { Losses } from '../../lib/model/session.ts';
import { useApp, useTexts } from '../app-context.ts';
import { NotObserved } from './NotObserved.tsx';
import { SelectionTotals } from './SelectionTotals.tsx';
import './status.css';

export function StatusBar() {
  const { session, autosave } = useApp();
  const { status } = useTexts();
  const losses = session.losses.value;
  const unrecorded = session.unrecordedCount.value;
  return (
    <section class="status-bar" aria-label={status.label} data-testid="status-bar">
      <MessageCount />
      <ByteCount />
      <SelectionTotals />
      <Since />
      <span class="status-space" />
      {unrecorded > 0 && <span class="is-loss">{status.unrecorded(unrecorded)}</span>}
      <span class={hasLosses(losses) ? 'is-loss' : ''} data-testid="losses">
        {hasLosses(losses) ? status.losses(losses) : status.nothingDropped}
      </span>
      {autosave.phase.value === 'failed' && (
        <span class="is-loss" title={status.notKeptHint} data-testid="not-kept">
          {status.notKept}
        </span>
      )}
      <NotObserved />
      <span data-link-status={session.status.value}>
        {session.recording.value === 'paused' ? status.paused : status.link[session.status.value]}
      </span>
    </section>
  );
}

function hasLosses({ droppedCount, refusedCount, faultCount, cutCount }: Losses): boolean {
  return droppedCount + refusedCount + faultCount + cutCount > 0;
}

function MessageCount() {
  const { session, grid } = useApp();
  const { status } = useTexts();
  session.revision.value;
  return (
    <span data-testid="message-count">
      {status.messages(grid.messageRowCount.value, session.model.value.messages.length)}
    </span>
  );
}

function ByteCount() {
  const { session } = useApp();
  const { status } = useTexts();
  let received = 0;
  let sent = 0;
  for (const { traffic } of session.view.value.connections.values()) {
    received += traffic.receivedBytes;
    sent += traffic.sentBytes;
  }
  return <span data-testid="byte-count">{status.bytes(received, sent)}</span>;
}

/** Where what is shown begins: at the clearing, or before DevTools opened. */
function Since() {
  const { session } = useApp();
  const { status, format } = useTexts();
  const { startedAt, attachedAt } = session.view.value;
  const { clearedAt } = session;
  const clock = (time: number) => format.time(time).slice(0, 8);
  if (clearedAt.value !== null)
    return (
      <span class="since" data-testid="since">
        {status.sinceClear(clock(clearedAt.value))}
      </span>
    );
  if (startedAt === null) return null;
  const before = attachedAt === null ? 0 : attachedAt - startedAt;
  return (
    <span class="since" data-testid="since">
      {before >= 1000 ? status.sinceBeforeDevTools(clock(startedAt), before) : status.since(clock(startedAt))}
    </span>
  );
}
