// What just happened, in words.
import { createModel, signal } from '@preact/signals';

export interface Announcement {
  /** From 1; the same text may be said again. */
  readonly id: number;
  readonly text: string;
  readonly isShown: boolean;
}

export const AnnouncerState = createModel(() => {
  const announcement = signal<Announcement>({ id: 0, text: '', isShown: false });

  function say(text: string, isShown: boolean): void {
    announcement.value = { id: announcement.value.id + 1, text, isShown };
  }

  return {
    announcement,
    /** Tells screen readers. */
    announce(text: string) {
      say(text, false);
    },
    /** Tells everybody. */
    notify(text: string) {
      say(text, true);
    },
  };
});
