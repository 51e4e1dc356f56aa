// What a panel is given from outside.
import type { ReadonlySignal } from '@preact/signals';
import type { Gap } from '../model/gaps.ts';
import type { SessionModel } from '../model/session.ts';
import type { CaptureContext } from '../session/session-facts.ts';
import type { Texts } from '../texts/texts-for.ts';
import type { AutosaveDeps, OpenKeeping } from './autosave/autosave-state.ts';
import type { EventSource } from './event-source.ts';
import type { OpenFile } from './export/file-target.ts';
import type { Work } from './found-rows.ts';
import type { Schedule } from './frame-schedule.ts';
import type { Inspection } from './inspection-state.ts';
import type { NativeSearch } from './native-search.ts';
import type { PageMarks } from './notes-state.ts';
import type { LoadJudge } from './pattern-state.ts';
import type { SettingsStore } from './settings.ts';
import type { ShowPace } from './show-pace.ts';

export type Theme = 'light' | 'dark';

export interface AppDeps {
  readonly createModel: () => SessionModel;
  readonly source: EventSource;
  /** A session that was read from a file: there is no page, and nothing comes after it. */
  readonly opened?: SessionModel;
  /** Times whose messages that file leaves out. */
  readonly missing?: readonly Gap[];
  /** What the session in that file is called. */
  readonly sessionName?: string;
  /** Opens a file, or asks for one, in a tab of its own; the button is absent without it. */
  readonly openViewer?: (file?: File) => void;
  readonly settings?: SettingsStore;
  /** Light when absent. */
  readonly theme?: ReadonlySignal<Theme>;
  /** The browser's UI language, as in `navigator.language`. */
  readonly language?: string;
  /** Those that are shown first; English when absent, until those of the language are there. */
  readonly texts?: Texts;
  /** Opens a place in the Sources panel; places are plain text when absent. */
  readonly openResource?: (url: string, line: number, column: number) => void;
  /** Where exports go; the button is absent without it. */
  readonly openFile?: OpenFile;
  /** What exports say of where they were made. */
  readonly capture?: () => CaptureContext;
  /** Where captures are kept as they grow; absent where there is none. */
  readonly openKeeping?: OpenKeeping;
  readonly delay?: AutosaveDeps['delay'];
  readonly copyText?: (text: string) => void;
  /** The page in the tab; absent for a session from a file, whose checks are only shown. */
  readonly inspection?: Inspection;
  /** The search bar of DevTools itself; returns how to stop listening to it. */
  readonly nativeSearch?: NativeSearch;
  /** Moments that are noted from the page; returns how to stop listening to them. */
  readonly pageMarks?: PageMarks;
  /** What judges patterns before they are used; they are used as they are when absent. */
  readonly loadJudge?: LoadJudge;
  readonly now?: () => number;
  readonly schedule?: Schedule;
  /** When messages that arrived are shown; at once when absent. */
  readonly pace?: ShowPace;
  /** Time for long work. */
  readonly work?: Work;
}
