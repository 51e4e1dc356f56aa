import type { ReadonlySignal } from '@preact/signals';
import { render } from 'preact';
import type { KeptLibrary } from '../../lib/session/kept/kept-library.ts';
import type { AppDeps, Theme } from '../../lib/state/app-deps.ts';
import { KeptState } from '../../lib/state/viewer/kept-state.ts';
import { type ReadFile, type SessionFile, ViewerState } from '../../lib/state/viewer/viewer-state.ts';
import type { Texts } from '../../lib/texts/texts-for.ts';
import { Viewer } from './Viewer.tsx';

/** Everything that the viewer needs from outside. */
export interface ViewerDeps extends Omit<AppDeps, 'source' | 'opened' | 'inspection' | 'nativeSearch'> {
  readonly theme: ReadonlySignal<Theme>;
  readonly language: string;
  readonly texts: Texts;
  readonly readFile: ReadFile;
  /** What was kept; absent where nothing is. */
  readonly library?: KeptLibrary;
}

/** Shows the viewer in `root`. `first` is opened at once, when it is there. */
export function mountViewer(root: Element, deps: ViewerDeps, first: Promise<SessionFile | null>): void {
  const viewer = new ViewerState(deps);
  const kept = deps.library === undefined ? null : new KeptState(deps.library);
  render(<Viewer viewer={viewer} kept={kept} deps={deps} />, root);
  void first.then((file) => (file === null ? undefined : viewer.open(file)));
}
