import { browser } from 'wxt/browser';
import { SEARCH_EVENT, type SearchRequest } from '../panel/native-search.ts';

/** Firefox has panels without a search. */
interface SearchablePanel {
  readonly onSearch?: { addListener(listener: (action: string, query?: string) => void): void };
  readonly onShown: { addListener(listener: (panel: Window) => void): void };
}

const panel = (await browser.devtools.panels.create('Tapewire', '', 'panel.html')) as unknown as SearchablePanel;
let shown: Window | null = null;
panel.onShown.addListener((window) => {
  shown = window;
});
panel.onSearch?.addListener((action, query) => {
  shown?.dispatchEvent(new CustomEvent<SearchRequest>(SEARCH_EVENT, { detail: { action, query } }));
});
