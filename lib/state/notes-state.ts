// What the user says of a session: its name, and notes at a time.
import { computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { SessionView } from '../model/session.ts';
import type { SessionEvent } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import { MAX_PICTURES } from '../protocol/picture.ts';
import type { Texts } from '../texts/texts.ts';
import { createOwnEvents } from './own-events.ts';

/** A moment that was noted from the page, by the button in the browser's toolbar. */
export interface PageMark {
  /** Epoch ms. */
  readonly at: number;
  /** JPEG in base64; null where none could be taken. */
  readonly picture: string | null;
}

/** `take` says whether there was room for the picture; returns how to stop listening. */
export type PageMarks = (take: (mark: PageMark) => { readonly hasPicture: boolean }) => () => void;

export interface NotesDeps {
  readonly view: ReadonlySignal<SessionView>;
  /** When the session last began anew. */
  readonly clearedAt: ReadonlySignal<number | null>;
  receive(events: readonly SessionEvent[]): void;
  readonly now: () => number;
  /** From a file that was opened. */
  readonly sessionName: string;
  readonly texts: ReadonlySignal<Pick<Texts, 'notes'>>;
}

/** UTF-16 units. */
export const MAX_NOTE = 2_000;
export const MAX_NAME = 120;

export const NotesState = createModel(({ view, clearedAt, receive, now, sessionName, texts }: NotesDeps) => {
  /** One of its own, so that notes in a file that was opened are not taken for these. */
  const realmId = `notes-${Math.floor(now()).toString(36)}` as RealmId;
  const tell = createOwnEvents(receive, now, realmId);
  const name = signal(sessionName);
  const markedAt = signal<number | null>(null);
  let pictures = { since: clearedAt.peek(), count: 0 };

  function takeRoom(): boolean {
    // What was there before went with the rest of the session.
    if (pictures.since !== clearedAt.peek()) pictures = { since: clearedAt.peek(), count: 0 };
    if (pictures.count === MAX_PICTURES) return false;
    pictures.count++;
    return true;
  }

  return {
    name,
    notes: computed(() => view.value.notes),
    /** The moment that is being written about; null while nothing is. */
    markedAt,
    /** Marks this moment; its text comes later. */
    mark() {
      markedAt.value = now();
    },
    add(text: string) {
      const written = text.trim().slice(0, MAX_NOTE);
      if (written !== '' && markedAt.value !== null) tell({ type: 'note-added', text: written }, markedAt.value);
      markedAt.value = null;
    },
    takePageMark({ at, picture }: PageMark): { hasPicture: boolean } {
      const { notes } = texts.peek();
      const hasPicture = picture !== null && takeRoom();
      const why = picture === null ? notes.noPicture : notes.tooManyPictures(MAX_PICTURES);
      if (hasPicture) tell({ type: 'note-added', text: notes.fromPage, picture }, at);
      else tell({ type: 'note-added', text: `${notes.fromPage} (${why})` }, at);
      return { hasPicture };
    },
    leave() {
      markedAt.value = null;
    },
    rename(text: string) {
      name.value = text.slice(0, MAX_NAME);
    },
  };
});
