import type { SearchTexts } from '../areas/search.ts';
import { number } from './words.ts';

export const search: SearchTexts = {
  label: 'Find in messages',
  found: (at, count, others) => {
    const here = count === 0 ? 'No match' : `${number(at)} of ${number(count)}`;
    return others === 0 ? here : `${here} · ${number(others)} in rows not shown`;
  },
  next: 'Next match (F3)',
  previous: 'Previous match (Shift+F3)',
  close: 'Close the search (Esc)',
};
