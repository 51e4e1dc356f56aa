import { useId } from 'preact/hooks';
import { type NotObserved as Line, notObservedIn } from '../../lib/model/not-observed.ts';
import { useApp, useTexts } from '../app-context.ts';
import { visibleText } from '../ui/visible-text.ts';
import './not-observed.css';

/** The ledger: a button that says how much could not be seen, and the list behind it. */
export function NotObserved() {
  const { session, clock } = useApp();
  const { status } = useTexts();
  const id = useId();
  // A session that is over needs no page that answers.
  const now = session.status.value === 'attached' ? clock.value : 0;
  const lines = notObservedIn(session.view.value, session.losses.value, now);
  if (lines.length === 0) return null;
  return (
    <span class="not-observed">
      <button type="button" class="link" popovertarget={id} data-testid="not-observed">
        {status.notObserved(lines.length)}
      </button>
      <section id={id} popover="auto" class="not-observed-list" aria-label={status.notObservedTitle}>
        <strong>{status.notObservedTitle}</strong>
        <ul>
          {lines.map((line) => (
            <li key={`${line.kind} ${'isBlind' in line && line.isBlind}`} data-not-observed={line.kind}>
              {status.notObservedLine(line)}
              <Addresses line={line} />
            </li>
          ))}
        </ul>
      </section>
    </span>
  );
}

function Addresses({ line }: { line: Line }) {
  if (!('urls' in line)) return null;
  return line.urls.map((url) => (
    <bdi key={url} class="mono untrusted">
      {visibleText(url)}
    </bdi>
  ));
}
