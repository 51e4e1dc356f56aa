import type { LatestTexts } from '../areas/latest.ts';
import { plural } from './words.ts';

export const latest: LatestTexts = {
  label: 'Latest value of each type',
  connection: 'Conn',
  direction: 'Direction',
  type: 'Type',
  count: 'Count',
  age: 'Age',
  value: 'Latest value',
  leftOut: (messages) =>
    `${plural(messages, 'message', 'messages')} of further types left out: there are too many types.`,
  reading: 'Reading older messages…',
  emptyTitle: 'No messages yet',
  emptyHint: 'The last message of each type is shown here, with its age.',
};
