import { useEffect } from 'preact/hooks';
import type { ListedSession } from '../../lib/session/kept/kept-library.ts';
import { KEPT_LIMITS } from '../../lib/session/kept/kept-session.ts';
import type { KeptState } from '../../lib/state/viewer/kept-state.ts';
import type { Texts } from '../../lib/texts/texts.ts';
import { ConfirmButton } from './ConfirmButton.tsx';
import { KeptRow } from './KeptRow.tsx';
import './kept.css';

interface KeptListProps {
  texts: Texts;
  kept: KeptState;
  onOpen: (session: ListedSession, name: string) => void;
}

/** A capture grows while one looks. ms */
const REFRESH_MS = 1_000;

/** Captures that were kept as they grew, newest first. */
export function KeptList({ texts, kept, onOpen }: KeptListProps) {
  const { title, intro, none, failed, columns, removeAll, removeAllSure } = texts.viewer.kept;
  const sessions = kept.sessions.value;

  useEffect(() => {
    void kept.refresh();
    const timer = setInterval(() => document.hidden || void kept.refresh(), REFRESH_MS);
    return () => clearInterval(timer);
  }, [kept]);

  return (
    <section class="kept" aria-label={title} data-testid="kept-sessions">
      <header>
        <h2>{title}</h2>
        {sessions !== null && sessions.length > 1 && (
          <ConfirmButton
            text={removeAll}
            question={removeAllSure(sessions.length)}
            testId="remove-all-kept"
            onConfirm={() => void kept.removeAll()}
          />
        )}
      </header>
      <p>{intro(KEPT_LIMITS.maxSessions, KEPT_LIMITS.maxBytes)}</p>
      {kept.hasFailed.value && <p role="alert">{failed}</p>}
      {sessions?.length === 0 && <p data-testid="none-kept">{none}</p>}
      {sessions !== null && sessions.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{columns.page}</th>
              <th>{columns.time}</th>
              <th class="is-number">{columns.messages}</th>
              <th class="is-number">{columns.findings}</th>
              <th class="is-number">{columns.size}</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <KeptRow
                key={session.id}
                texts={texts}
                session={session}
                onOpen={(name) => onOpen(session, name)}
                onRemove={() => void kept.remove(session.id)}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
