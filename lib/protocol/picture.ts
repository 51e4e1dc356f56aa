// Pictures of the page, as an event bears them: a JPEG in base64. Data from outside when it comes from a file.
import * as z from 'zod/mini';

/** Base64 characters: 750 kB, more than a screen of 4k takes at the quality that is asked for. */
export const MAX_PICTURE = 1_000_000;

/** Of one session: some 10 MB, and never more than 50. */
export const MAX_PICTURES = 50;

/** A screen of 8k. A small file can claim to be a hundred times as large, and whoever shows it unpacks four bytes a pixel. */
export const MAX_PIXELS = 33_177_600;

/** Of the first bytes of every JPEG. */
const JPEG = /^\/9j\/[A-Za-z0-9+/]*={0,2}$/;

/** Whether it is what a session may bear, as far as its head tells. */
export function isPicture(text: string): boolean {
  if (text.length > MAX_PICTURE || !JPEG.test(text)) return false;
  const pixels = pixelsOf(text);
  return pixels !== null && pixels > 0 && pixels <= MAX_PIXELS;
}

export const pictureSchema = z.string().check(z.refine(isPicture));

/** For an image element and nothing else. */
export function pictureUrl(picture: string): string {
  return `data:image/jpeg;base64,${picture}`;
}

const SEGMENT = 0xff;
/** Start of a frame, which has the size: C0 to CF, but for the three that mean something else (ITU-T T.81, table B.1). */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Segments that may stand before it: tables (DHT, DQT, DRI), applications' own and comments. */
const isBefore = (marker: number): boolean =>
  [0xc4, 0xdb, 0xdd, 0xfe].includes(marker) || (marker >= 0xe0 && marker <= 0xef);

/** By the head of the first frame; null where anything stands before it that has no place there. */
function pixelsOf(base64: string): number | null {
  const jpeg = bytesOf(base64);
  const byteAt = (at: number): number => jpeg.charCodeAt(at);
  const pairAt = (at: number): number => byteAt(at) * 256 + byteAt(at + 1);
  for (let at = 2; at + 9 <= jpeg.length && byteAt(at) === SEGMENT; at += 2 + pairAt(at + 2)) {
    if (isFrame(byteAt(at + 1))) return pairAt(at + 5) * pairAt(at + 7);
    if (!isBefore(byteAt(at + 1))) return null;
  }
  return null;
}

/** One byte a character; '' where it is no base64. */
function bytesOf(base64: string): string {
  try {
    return atob(base64);
  } catch {
    return '';
  }
}
