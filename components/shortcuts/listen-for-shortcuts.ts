// Keys of the whole panel. Taken in the capture phase: DevTools listens on the panel's document in the bubble phase and
// takes its own global shortcuts there.
import type { AppState } from '../../lib/state/app-state.ts';
import { isPressed } from './chord.ts';
import { isMac } from './is-mac.ts';
import { type AnywhereShortcut, SHORTCUTS } from './shortcut-list.ts';

type Action = () => void;

/** These have the keyboard to themselves while they are open, wherever the focus is. */
const OWNERS = 'dialog[open], [role="menu"]';
const TEXT_FIELDS = 'input:not([type="checkbox"]), textarea, select, [contenteditable]';

/** Listens on `target` until the returned function is called. */
export function listenForShortcuts(target: Document, app: AppState): () => void {
  const onMac = isMac(target.defaultView?.navigator);

  function onKeyDown(event: KeyboardEvent): void {
    const action = target.querySelector(OWNERS) === null ? actionOf(event) : null;
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  function actionOf(event: KeyboardEvent): Action | null {
    // As Chrome's own console has it.
    if (onMac && isPressed('Mod+K', event, onMac)) return whileLive(app.clear);
    const names = Object.keys(SHORTCUTS.anywhere) as AnywhereShortcut[];
    const name = names.find((one) => SHORTCUTS.anywhere[one].some((chord) => isPressed(chord, event, onMac)));
    return name === undefined ? null : actions[name](event);
  }

  /** Null: not ours at this moment. */
  const actions: Readonly<Record<AnywhereShortcut, (event: KeyboardEvent) => Action | null>> = {
    find: () => focusFilter,
    nextMatch: () => inMessages(app.findBar.next),
    previousMatch: () => inMessages(app.findBar.previous),
    clear: () => whileLive(app.clear),
    record: () => whileLive(app.toggleRecording),
    note: (event) => (isFrom(event, TEXT_FIELDS) ? null : whileLive(app.notes.mark)),
    close: escapeAction,
    help: (event) => (isFrom(event, TEXT_FIELDS) ? null : () => app.showHelp(true)),
  };

  /** In a file that was opened there is nothing to record: there the key is the browser's own. */
  function whileLive(action: Action): Action | null {
    return app.isLive.peek() ? action : null;
  }

  /** Escape closes a list or the search, empties the filter box, closes the detail, then is DevTools' own (its drawer). */
  function escapeAction(event: KeyboardEvent): Action | null {
    // The box closes its list itself.
    if (isFrom(event, '[aria-expanded="true"][role="combobox"]')) return null;
    if (isFrom(event, '.find-bar')) return closeFind;
    if (isFrom(event, '.filter-box') && app.grid.filterText.peek() !== '') return () => app.grid.setFilter('');
    return app.selection.isDetailOpen.peek() ? closeDetail : null;
  }

  function inMessages(action: Action): Action {
    return () => {
      app.showTab('messages');
      action();
    };
  }

  function closeFind(): void {
    app.findBar.close();
    target.querySelector<HTMLElement>('.grid')?.focus();
  }

  function closeDetail(): void {
    const hasFocus = target.activeElement?.closest('.detail') != null;
    app.selection.closeDetail();
    // Else the keyboard would be nowhere.
    if (hasFocus) target.querySelector<HTMLElement>('.grid')?.focus();
  }

  function focusFilter(): void {
    const box = target.querySelector<HTMLInputElement>('.filter-box input');
    box?.focus();
    box?.select();
  }

  target.addEventListener('keydown', onKeyDown, true);
  return () => target.removeEventListener('keydown', onKeyDown, true);
}

function isFrom({ target }: Event, selector: string): boolean {
  return (target as Element | null)?.closest?.(selector) != null;
}
