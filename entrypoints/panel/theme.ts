import { type ReadonlySignal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { Theme } from '../../lib/state/app-deps.ts';

/** Chromium and Firefox tell of a change by different names; neither is in the type definitions. */
interface ThemedPanels {
  readonly themeName?: string;
  setThemeChangeHandler?(listener: (themeName: string) => void): void;
  readonly onThemeChanged?: { addListener(listener: (themeName: string) => void): void };
}

/** The theme of DevTools, which need not be the system's, as it is now and as it changes. */
export function devToolsTheme(): ReadonlySignal<Theme> {
  const panels = browser.devtools.panels as unknown as ThemedPanels;
  const theme = signal<Theme>(themeOf(panels.themeName));
  const onChange = (name: string): void => {
    theme.value = themeOf(name);
  };
  if (panels.onThemeChanged !== undefined) panels.onThemeChanged.addListener(onChange);
  else panels.setThemeChangeHandler?.(onChange);
  return theme;
}

function themeOf(name: string | undefined): Theme {
  return name === 'dark' ? 'dark' : 'light';
}
