// No more pictures of a file than a panel would take in: they are the largest thing that nothing else bounds.
import type { SessionEvent } from '../protocol/events.ts';
import { MAX_PICTURES } from '../protocol/picture.ts';

export interface PictureLimit {
  /** Puts notes without their pictures in the place of those beyond the limit. In the list itself: files are long, and it was made for this. */
  bound(events: SessionEvent[]): void;
  leftOutCount(): number;
}

export function createPictureLimit(): PictureLimit {
  let count = 0;

  return {
    bound(events) {
      for (const [place, event] of events.entries()) {
        if (event.type !== 'note-added' || event.picture === undefined || ++count <= MAX_PICTURES) continue;
        const { picture, ...note } = event;
        events[place] = note;
      }
    },
    leftOutCount: () => Math.max(0, count - MAX_PICTURES),
  };
}
