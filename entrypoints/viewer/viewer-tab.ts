import { browser } from 'wxt/browser';

/** A panel that cannot open tabs asks the background to. */
export interface ViewerCall {
  readonly type: 'open-viewer';
  /** Under which the panel holds a file; null to choose one. */
  readonly fileId: string | null;
}

const VIEWER = '/viewer.html';

export async function openViewerTab(fileId: string | null): Promise<void> {
  const address = browser.runtime.getURL(VIEWER);
  await browser.tabs.create({ url: fileId === null ? address : `${address}#${fileId}` });
}

/** In the background: opens the viewer for the extension's own pages, and for nobody else. */
export function serveViewerCalls(): void {
  browser.runtime.onMessage.addListener((message: unknown, { url }) => {
    if (!isViewerCall(message) || url?.startsWith(browser.runtime.getURL('/')) !== true) return undefined;
    return openViewerTab(message.fileId);
  });
}

function isViewerCall(message: unknown): message is ViewerCall {
  if (typeof message !== 'object' || message === null) return false;
  const { type, fileId } = message as Partial<ViewerCall>;
  return type === 'open-viewer' && (fileId === null || /^[\da-f-]{36}$/.test(fileId ?? ''));
}
