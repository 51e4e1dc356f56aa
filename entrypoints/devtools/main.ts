import type { SEARCH_EVENT as SearchEvent, SearchRequest } from '../panel/native-search.ts';

// Of the panel it takes only types: what both shared would be one more file to be fetched when the panel opens.
const SEARCH_EVENT: typeof SearchEvent = 'tapewire-search';

/** Firefox has panels without a search. */
interface SearchablePanel {
  readonly onSearch?: { addListener(listener: (action: string, query?: string) => void): void };
  readonly onShown: { addListener(listener: (panel: Window) => void): void };
}

/** In both browsers, with callbacks: promises would need the polyfill, in the page of every DevTools. */
declare const chrome: {
  readonly devtools: {
    readonly panels: {
      create(title: string, icon: string, page: string, onCreated: (panel: SearchablePanel) => void): void;
    };
  };
};

chrome.devtools.panels.create('Tapewire', '', 'panel.html', (panel) => {
  let shown: Window | null = null;
  panel.onShown.addListener((window) => {
    shown = window;
  });
  panel.onSearch?.addListener((action, query) => {
    shown?.dispatchEvent(new CustomEvent<SearchRequest>(SEARCH_EVENT, { detail: { action, query } }));
  });
});
