import type { Attribution, Place } from '../../lib/model/attribution.ts';

/** The last part of the path, as Chrome's own links show it: `index.html`, or `(index)` where the path has no name. */
export function fileNameOf(url: string): string {
  const path = url.replace(/[?#].*$/, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name === '' ? '(index)' : name;
}

/** `index.html:212`; without the line where the engine gave none. */
export function placeName(place: Place): string {
  return place.line > 0 ? `${fileNameOf(place.url)}:${place.line}` : fileNameOf(place.url);
}

/** The user's code nearest to the construction: the opener's place, else the initiator's. */
export function placeOf({ opener, initiator }: Attribution): Place | null {
  return opener.place ?? initiator?.place ?? null;
}

/** The places that tell the story, cause first. */
export function placesOf({ opener, initiator }: Attribution): Place[] {
  return [initiator?.place, opener.place].filter((place) => place != null);
}
