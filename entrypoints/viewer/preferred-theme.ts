import { type ReadonlySignal, signal } from '@preact/signals';
import type { Theme } from '../../lib/state/app-deps.ts';

/** The theme that the user prefers for pages, as it is now and as it changes. */
export function preferredTheme(): ReadonlySignal<Theme> {
  const query = matchMedia('(prefers-color-scheme: dark)');
  const theme = signal<Theme>(query.matches ? 'dark' : 'light');
  query.addEventListener('change', ({ matches }) => {
    theme.value = matches ? 'dark' : 'light';
  });
  return theme;
}
