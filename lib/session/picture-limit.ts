// No more pictures of a file than a panel would take in: they are the largest thing that nothing else bounds.
import type { SessionEvent } from '../protocol/events.ts';
import { MAX_PICTURES } from '../protocol/picture.ts';

export interface PictureLimit {
  /** The events; notes beyond the limit are without their pictures. */
  within(events: SessionEvent[]): SessionEvent[];
  leftOutCount(): number;
}

export function createPictureLimit(): PictureLimit {
  let count = 0;

  function bounded(event: SessionEvent): SessionEvent {
    if (event.type !== 'note-added' || event.picture === undefined || ++count <= MAX_PICTURES) return event;
    const { picture, ...note } = event;
    return note;
  }

  return {
    within: (events) => events.map(bounded),
    leftOutCount: () => Math.max(0, count - MAX_PICTURES),
  };
}
