// Keys of the panel. Taken in the capture phase: DevTools listens on the panel's document in the bubble phase and takes
// its own global shortcuts there.
import type { AppState } from '../lib/state/app-state.ts';

/** Listens on `target` until the returned function is called. */
export function listenForShortcuts(target: Document, app: AppState): () => void {
  const isMac = /mac/i.test(target.defaultView?.navigator.platform ?? '');

  function onKeyDown(event: KeyboardEvent): void {
    const action = actionOf(event);
    if (action === null) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  function actionOf(event: KeyboardEvent): (() => void) | null {
    if (event.shiftKey || event.altKey || isDialogOpen()) return null;
    if (event.key === 'Escape') return escapeAction(event);
    const isControl = isMac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
    const isMacClear = isMac && isControl && event.key === 'k';
    if (isMacClear) return app.clear;
    if (!isControl) return null;
    switch (event.key.toLowerCase()) {
      case 'f':
        return focusFilter;
      case 'l':
        return app.clear;
      case 'e':
        return app.toggleRecording;
      default:
        return null;
    }
  }

  /** A dialog has the keyboard to itself. */
  function isDialogOpen(): boolean {
    return target.querySelector('dialog[open]') !== null;
  }

  /** Escape empties the filter box, then closes the detail, then is DevTools' own (its drawer). */
  function escapeAction(event: KeyboardEvent): (() => void) | null {
    const isInFilter = (event.target as Element | null)?.closest?.('.filter-box') != null;
    if (isInFilter && app.grid.filterText.peek() !== '') return () => app.grid.setFilter('');
    return app.selection.isDetailOpen.peek() ? app.selection.closeDetail : null;
  }

  function focusFilter(): void {
    const box = target.querySelector<HTMLInputElement>('.filter-box input');
    box?.focus();
    box?.select();
  }

  target.addEventListener('keydown', onKeyDown, true);
  return () => target.removeEventListener('keydown', onKeyDown, true);
}
