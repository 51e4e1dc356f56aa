import { expect, it } from 'vitest';
import { MAX_PICTURES } from '../../lib/protocol/picture.ts';
import { createPictureLimit } from '../../lib/session/picture-limit.ts';
import { createRealmLog } from '../model/session-log.ts';

it('takes the pictures beyond the limit off the list that was read, and leaves every other event as it is', () => {
  const log = createRealmLog();
  const limit = createPictureLimit();
  const created = log.created(0);
  const notes = Array.from({ length: MAX_PICTURES + 2 }, (_, n) =>
    log.event(n, { type: 'note-added', text: `note ${n}`, picture: 'x' }),
  );
  const events = [created, ...notes];
  limit.bound(events);
  expect(events[0]).toBe(created);
  expect(events.slice(1, -2)).toEqual(notes.slice(0, -2));
  expect(events.slice(-2).map((event) => 'picture' in event)).toEqual([false, false]);
  expect(events.at(-1)).toMatchObject({ text: `note ${MAX_PICTURES + 1}` });
  expect(limit.leftOutCount()).toBe(2);
});
