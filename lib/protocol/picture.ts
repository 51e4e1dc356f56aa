// Pictures of the page, as an event bears them: a JPEG in base64. Data from outside when it comes from a file.
import * as z from 'zod/mini';

/** Base64 characters: 750 kB, more than a screen of 4k takes at the quality that is asked for. */
export const MAX_PICTURE = 1_000_000;

/** Of one session: some 10 MB, and never more than 50. */
export const MAX_PICTURES = 50;

/** Of the first bytes of every JPEG. */
const JPEG = /^\/9j\/[A-Za-z0-9+/]*={0,2}$/;

export const pictureSchema = z.string().check(z.maxLength(MAX_PICTURE), z.regex(JPEG));

/** For an image element and nothing else. */
export function pictureUrl(picture: string): string {
  return `data:image/jpeg;base64,${picture}`;
}
