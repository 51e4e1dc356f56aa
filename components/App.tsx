import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { AppState } from '../lib/state/app-state.ts';
import { Announcer } from './Announcer.tsx';
import { AppContext } from './app-context.ts';
import { FindingBand } from './findings/FindingBand.tsx';
import { ExportDialog, NoteDialog, ShortcutHelp } from './late/late-views.ts';
import { Panes } from './Panes.tsx';
import { SlowPattern } from './search/SlowPattern.tsx';
import { listenForShortcuts } from './shortcuts/listen-for-shortcuts.ts';
import { StatusBar } from './status/StatusBar.tsx';
import { Toolbar } from './toolbar/Toolbar.tsx';
import './theme.css';
import './app.css';

/** `top` stands above everything else. */
export function App({ app, top }: { app: AppState; top?: ComponentChildren }) {
  const theme = app.theme.value;
  const { locale } = app.texts.value;
  useLayoutEffect(() => listenForShortcuts(document, app), [app]);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.lang = locale;
  }, [theme, locale]);
  return (
    <AppContext.Provider value={app}>
      <div class="app" data-findings={app.areFindingsJudged.value ? 'judged' : 'unjudged'}>
        <header>
          {top}
          <h1 class="for-reader">Tapewire</h1>
          <Toolbar />
          <SlowPattern />
        </header>
        <FindingBand />
        <Panes />
        <StatusBar />
        <Announcer />
        {app.isHelpShown.value && <ShortcutHelp />}
        {app.notes.markedAt.value !== null && <NoteDialog />}
        {app.exporting.isOpen.value && <ExportDialog />}
      </div>
    </AppContext.Provider>
  );
}
