import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AppState } from '../lib/state/app-state.ts';
import type { Texts } from '../lib/texts/texts.ts';

export const AppContext = createContext<AppState | null>(null);

export function useApp(): AppState {
  const app = useContext(AppContext);
  if (app === null) throw new Error('useApp outside of AppContext');
  return app;
}

/** The texts of the language on show; reading them subscribes the component to a change of language. */
export function useTexts(): Texts {
  return useApp().texts.value;
}
