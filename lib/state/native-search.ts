// What the search bar of DevTools asks of an extension's panel.
import type { SearchState } from './search-state.ts';

/** Calls `onSearch` for each action of the bar, as `devtools.panels.ExtensionPanel.onSearch` names them. */
export type NativeSearch = (onSearch: (action: string, query: string | undefined) => void) => () => void;

type Search = InstanceType<typeof SearchState>;

/** An action that is not known does nothing: browsers may come to have more. */
export function runNativeSearch(
  search: Pick<Search, 'search' | 'next' | 'previous' | 'clear'>,
  action: string,
  query = '',
): void {
  if (action === 'performSearch') search.search(query);
  else if (action === 'nextSearchResult') search.next();
  else if (action === 'previousSearchResult') search.previous();
  else if (action === 'cancelSearch') search.clear();
}
