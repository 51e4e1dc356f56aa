import type { Settings, SettingsStore } from '../../lib/state/settings.ts';

const KEY = 'settings';

/** Settings in the extension's own local storage: needs no permission, and is read before the first picture. */
export function storedSettings(): SettingsStore {
  return {
    initial: read(),
    save: (settings) => localStorage.setItem(KEY, JSON.stringify(settings)),
  };
}

/** Settings of another version may lack or add parts: what is missing takes its default. */
function read(): Partial<Settings> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    return {};
  }
}
