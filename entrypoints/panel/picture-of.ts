import { browser } from 'wxt/browser';
import { isPicture } from '../../lib/protocol/picture.ts';
import { fromBase64, toBase64 } from '../../lib/session/bytes/base64.ts';

const QUALITY = 0.7;
/** Pixels of the longer side, for a picture that is too large as it is: at the second even noise has room. */
const SIDES = [1_920, 1_280];
const PREFIX = 'data:image/jpeg;base64,';

/**
 * What is to be seen of the window's tab, in base64; null where the browser refuses it. It is taken once: a
 * second one would show a later moment.
 */
export async function pictureOf(windowId: number): Promise<string | null> {
  const options = { format: 'jpeg', quality: QUALITY * 100 } as const;
  const url = await browser.tabs.captureVisibleTab(windowId, options).catch(() => '');
  if (!url.startsWith(PREFIX)) return null;
  const picture = url.slice(PREFIX.length);
  return isPicture(picture) ? picture : shrunk(picture);
}

async function shrunk(picture: string): Promise<string | null> {
  const bytes = fromBase64(picture);
  if (bytes === null) return null;
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
  for (const side of SIDES) {
    const share = Math.min(1, side / Math.max(image.width, image.height));
    const canvas = new OffscreenCanvas(Math.round(image.width * share), Math.round(image.height * share));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
    const smaller = toBase64(new Uint8Array(await blob.arrayBuffer()));
    if (isPicture(smaller)) return smaller;
  }
  return null;
}
