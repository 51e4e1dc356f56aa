import { useId } from 'preact/hooks';
import { MAX_NAME } from '../../lib/state/notes-state.ts';
import { useApp, useTexts } from '../app-context.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { NoteForm } from './NoteForm.tsx';
import { NoteList } from './NoteList.tsx';
import '../ui/text-button.css';
import './notes.css';

/** Marks a moment of the session with a note; and names the session, for whoever gets it. */
export function NoteDialog() {
  const { notes, exporting } = useApp();
  const { notes: texts } = useTexts();
  const nameId = useId();
  const at = notes.markedAt.value;
  if (at === null) return null;
  return (
    <Dialog title={texts.title} closeLabel={texts.close} onClose={notes.leave}>
      <div class="notes" data-testid="note-dialog">
        <NoteForm at={at} />
        <NoteList />
        <div class="note-name">
          <label htmlFor={nameId}>{texts.name}</label>
          <input
            id={nameId}
            type="text"
            value={notes.name.value}
            maxLength={MAX_NAME}
            autocomplete="off"
            aria-describedby={`${nameId}-hint`}
            data-testid="session-name"
            onInput={(event) => notes.rename(event.currentTarget.value)}
          />
          <p id={`${nameId}-hint`}>{texts.nameHint}</p>
        </div>
        {exporting.canExport.value && (
          <div class="note-support">
            <button
              type="button"
              class="text-button"
              data-testid="note-support"
              onClick={() => {
                notes.leave();
                void exporting.saveForSupport();
              }}
            >
              {texts.support}
            </button>
            <span>{texts.supportHint}</span>
          </div>
        )}
      </div>
    </Dialog>
  );
}
