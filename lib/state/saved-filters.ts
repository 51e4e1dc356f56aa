// Filters that the user keeps under a name. They are settings, so that they outlive the panel.
import { computed, createModel, type ReadonlySignal } from '@preact/signals';

export interface SavedFilter {
  readonly name: string;
  readonly text: string;
  readonly isInverted: boolean;
}

/** More is no list that anybody chooses from. */
const MAX_FILTERS = 100;
const MAX_LENGTH = 10_000;

/** What of stored settings can be used; they may be of another version. */
export function readSavedFilters(stored: unknown): readonly SavedFilter[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter(isSavedFilter).slice(0, MAX_FILTERS);
}

function isSavedFilter(stored: unknown): stored is SavedFilter {
  if (typeof stored !== 'object' || stored === null) return false;
  const { name, text, isInverted } = stored as Partial<Record<keyof SavedFilter, unknown>>;
  const areTexts = [name, text].every((one) => typeof one === 'string' && one !== '' && one.length <= MAX_LENGTH);
  return areTexts && typeof isInverted === 'boolean';
}

export interface SavedFilterDeps {
  readonly saved: ReadonlySignal<readonly SavedFilter[]>;
  readonly text: ReadonlySignal<string>;
  readonly isInverted: ReadonlySignal<boolean>;
  keep(saved: readonly SavedFilter[]): void;
  apply(filter: SavedFilter): void;
}

export const SavedFilterState = createModel(({ saved, text, isInverted, keep, apply }: SavedFilterDeps) => ({
  saved,
  /** The name of the filter that is in the box as it was saved; null when it is none. */
  current: computed(() => {
    const same = saved.value.find((one) => one.text === text.value.trim() && one.isInverted === isInverted.value);
    return same?.name ?? null;
  }),
  /** Keeps what is in the box, in place of what had that name. False when there is nothing to keep, or no room. */
  save(name: string): boolean {
    const filter = { name: name.trim(), text: text.value.trim(), isInverted: isInverted.value };
    const others = saved.value.filter((one) => one.name !== filter.name);
    if (!isSavedFilter(filter) || others.length >= MAX_FILTERS) return false;
    keep([...others, filter]);
    return true;
  },
  remove(name: string) {
    keep(saved.value.filter((one) => one.name !== name));
  },
  apply(name: string) {
    const filter = saved.value.find((one) => one.name === name);
    if (filter !== undefined) apply(filter);
  },
}));
