// Whether the search of the panel is open, and what its keys do.
import { createModel, signal } from '@preact/signals';
import type { SearchState } from './search-state.ts';

type Search = Pick<InstanceType<typeof SearchState>, 'query' | 'next' | 'previous' | 'clear'>;

export const FindBarState = createModel((search: Search) => {
  /** Null while it is shut; a new object asks for the keyboard. */
  const asked = signal<object | null>(null);

  function go(to: () => void): void {
    if (search.query.peek() === '') asked.value = {};
    else to();
  }

  return {
    asked,
    /** Opens the search where nothing is looked for yet. */
    next() {
      go(search.next);
    },
    previous() {
      go(search.previous);
    },
    close() {
      asked.value = null;
      search.clear();
    },
  };
});
