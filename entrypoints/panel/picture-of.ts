import { browser } from 'wxt/browser';
import { MAX_PICTURE } from '../../lib/protocol/picture.ts';

/** Of JPEG: the first that a session has room for is taken. */
const QUALITIES = [70, 40, 15];
const PREFIX = 'data:image/jpeg;base64,';

/** What is to be seen of the window's tab, in base64; null where the browser refuses it, as on its own pages, or it is too large. */
export async function pictureOf(windowId: number): Promise<string | null> {
  for (const quality of QUALITIES) {
    const url = await browser.tabs.captureVisibleTab(windowId, { format: 'jpeg', quality }).catch(() => null);
    if (url === null || !url.startsWith(PREFIX)) return null;
    const picture = url.slice(PREFIX.length);
    if (picture.length <= MAX_PICTURE) return picture;
  }
  return null;
}
