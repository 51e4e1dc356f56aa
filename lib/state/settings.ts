// What the panel remembers between two openings.
import { createModel, signal } from '@preact/signals';
import { readSitePaths, type SitePaths } from '../checks/site-paths.ts';
import { type CustomSchema, readCustomSchemas } from '../decode/custom/custom-schema.ts';
import { type ColumnSettings, DEFAULT_COLUMNS } from './columns.ts';
import { readSavedFilters, type SavedFilter } from './saved-filters.ts';

export type LanguageSetting = 'auto' | 'en' | 'pt-BR';

/** What the main pane can show. */
export type MainTab = 'messages' | 'latest' | 'timeline' | 'retries' | 'findings' | 'checks';

export interface Settings extends ColumnSettings {
  readonly savedFilters: readonly SavedFilter[];
  readonly mainTab: MainTab;
  readonly connectionsWidthPx: number;
  readonly detailWidthPx: number;
  readonly detailHeightPx: number;
  /** Keep what was recorded when the page navigates. */
  readonly isLogKept: boolean;
  /** Leave out what is sent only to keep connections alive. */
  readonly areHeartbeatsHidden: boolean;
  /** The user's own message types, faulty ones included. */
  readonly customSchemas: readonly CustomSchema[];
  /** What retries are held against, for each site that it was chosen for; as it was stored. */
  readonly policies: Readonly<Record<string, unknown>>;
  /** Where sites have what checks ask for. */
  readonly checkPaths: SitePaths;
  /** Set `debugMode` again after a reload, and wait for an object that is not there yet. */
  readonly isDebugModeKept: boolean;
  readonly language: LanguageSetting;
  /** Keep every capture in the browser as it grows. */
  readonly isAutosaved: boolean;
  /** Fields that exports take out besides the usual ones, as the user wrote them. */
  readonly redactedFields: string;
}

export const DEFAULT_SETTINGS: Settings = {
  mainTab: 'messages',
  connectionsWidthPx: 300,
  detailWidthPx: 400,
  detailHeightPx: 240,
  isLogKept: true,
  areHeartbeatsHidden: false,
  ...DEFAULT_COLUMNS,
  customSchemas: [],
  savedFilters: [],
  policies: {},
  checkPaths: {},
  isDebugModeKept: false,
  language: 'auto',
  isAutosaved: true,
  redactedFields: '',
};

/** The place where settings are kept. `initial` is read before the panel is mounted. */
export interface SettingsStore {
  readonly initial: Partial<Settings>;
  save(settings: Settings): void;
}

export const SettingsState = createModel((store: SettingsStore | undefined) => {
  const { policies } = { ...DEFAULT_SETTINGS, ...store?.initial };
  const current = signal<Settings>({
    ...DEFAULT_SETTINGS,
    ...store?.initial,
    customSchemas: readCustomSchemas(store?.initial.customSchemas),
    savedFilters: readSavedFilters(store?.initial.savedFilters),
    policies: typeof policies === 'object' && policies !== null ? policies : {},
    checkPaths: readSitePaths(store?.initial.checkPaths),
  });
  return {
    current,
    change(part: Partial<Settings>) {
      current.value = { ...current.value, ...part };
      store?.save(current.value);
    },
  };
});
