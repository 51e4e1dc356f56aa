import { browser } from 'wxt/browser';
import { offerFile } from '../viewer/handed-file.ts';
import { openViewerTab, type ViewerCall } from '../viewer/viewer-tab.ts';

/** Opens the viewer in a tab: on the file, or on the page where one is chosen. */
export function openViewer(file?: File): void {
  const fileId = file === undefined ? null : offerFile(file);
  // Firefox's panels have no `tabs`: the background opens it.
  if (browser.tabs?.create !== undefined) void openViewerTab(fileId);
  else void browser.runtime.sendMessage({ type: 'open-viewer', fileId } satisfies ViewerCall);
}
