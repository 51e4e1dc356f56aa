// DevTools tells the extension's page, not the panel, what is searched for; that page tells the panel by an event.
import type { NativeSearch } from '../../lib/state/native-search.ts';

export const SEARCH_EVENT = 'tapewire-search';

export interface SearchRequest {
  readonly action: string;
  readonly query: string | undefined;
}

/** Listens to the search bar of DevTools. */
export const nativeSearch: NativeSearch = (onSearch) => {
  const onRequest = (event: Event): void => {
    const { action, query } = (event as CustomEvent<SearchRequest>).detail;
    onSearch(action, query);
  };
  addEventListener(SEARCH_EVENT, onRequest);
  return () => removeEventListener(SEARCH_EVENT, onRequest);
};
