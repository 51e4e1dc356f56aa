import { useApp, useTexts } from '../app-context.ts';
import { visibleText } from '../ui/visible-text.ts';

/** More are in the grid. */
const MAX_SHOWN = 20;

export function NoteList() {
  const { notes } = useApp();
  const { notes: texts, format } = useTexts();
  const all = notes.notes.value;
  if (all.length === 0) return null;
  return (
    <section aria-label={texts.earlier}>
      <h3>{texts.earlier}</h3>
      <ol class="note-list">
        {all.slice(-MAX_SHOWN).map(({ realmId, sequence, timestamp, text, picture }) => (
          <li key={`${realmId} ${sequence}`}>
            <time>{format.time(timestamp)}</time> <span class="untrusted">{visibleText(text)}</span>
            {picture !== undefined && ` · ${texts.withPicture}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
