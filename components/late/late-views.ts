// What is not on show when the panel opens: their code is more than half of the panel's, and the first row waits for none
// of it.
import { type LateView, lateView } from './late-view.tsx';

export const DetailPane = lateView(async () => (await import('../detail/DetailPane.tsx')).DetailPane);
export const FindBar = lateView(async () => (await import('../search/FindBar.tsx')).FindBar);
export const RowMenu = lateView(async () => (await import('../messages/RowMenu.tsx')).RowMenu);
export const ColumnMenu = lateView(async () => (await import('../messages/ColumnMenu.tsx')).ColumnMenu);
export const LatestView = lateView(async () => (await import('../latest/LatestView.tsx')).LatestView);
export const Timeline = lateView(async () => (await import('../timeline/Timeline.tsx')).Timeline);
export const Retries = lateView(async () => (await import('../retries/Retries.tsx')).Retries);
export const FindingList = lateView(async () => (await import('../findings/FindingList.tsx')).FindingList);
export const ChecksTab = lateView(async () => (await import('../checks/ChecksTab.tsx')).ChecksTab);
export const ShortcutHelp = lateView(async () => (await import('../shortcuts/ShortcutHelp.tsx')).ShortcutHelp);
export const ExportDialog = lateView(async () => (await import('../export/ExportDialog.tsx')).ExportDialog);
export const NoteDialog = lateView(async () => (await import('../notes/NoteDialog.tsx')).NoteDialog);
export const SchemasDialog = lateView(async () => (await import('../settings/SchemasDialog.tsx')).SchemasDialog);

/** In the order in which they are likely to be asked for. */
const ALL: ReadonlyArray<Pick<LateView<never>, 'load'>> = [
  DetailPane,
  FindBar,
  RowMenu,
  ColumnMenu,
  FindingList,
  Timeline,
  Retries,
  LatestView,
  ChecksTab,
  ExportDialog,
  NoteDialog,
  ShortcutHelp,
  SchemasDialog,
];

/** One after the other, so that the panel stays free for what it was opened for. */
export async function loadLateViews(): Promise<void> {
  for (const view of ALL) await view.load();
}
