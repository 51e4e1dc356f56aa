import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { MAX_NOTE } from '../../lib/state/notes-state.ts';
import { useApp, useTexts } from '../app-context.ts';

/** The note to be; Enter adds it at the time when the key was pressed, however long the writing takes. */
export function NoteForm({ at }: { at: number }) {
  const { notes } = useApp();
  const { notes: texts, format } = useTexts();
  const text = useSignal('');
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  // After the dialog has opened, which puts the focus on its first button.
  useEffect(() => input.current?.focus(), []);
  return (
    <form
      class="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        notes.add(text.value);
      }}
    >
      <label htmlFor={id}>{texts.at(format.time(at))}</label>
      <input
        id={id}
        ref={input}
        type="text"
        value={text.value}
        maxLength={MAX_NOTE}
        placeholder={texts.placeholder}
        autocomplete="off"
        data-testid="note-text"
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <button type="submit" class="text-button" disabled={text.value.trim() === ''} data-testid="add-note">
        {texts.add}
      </button>
    </form>
  );
}
