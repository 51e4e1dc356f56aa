// Whether the grid goes on showing the newest row after it was scrolled. Pure.

export interface ScrollState {
  readonly scrollPx: number;
  readonly heightPx: number;
  readonly totalPx: number;
}

/** The end is reached when this much is missing: half a row. */
const SLACK_PX = 10;

/**
 * `beforePx` is the position as last known. A scroll event may be a late echo of the grid's own following: only one that
 * went down, to the end, is the user's wish to follow again.
 */
export function isFollowedAfterScroll(isFollowed: boolean, beforePx: number, now: ScrollState): boolean {
  const isAtEnd = now.scrollPx + now.heightPx >= now.totalPx - SLACK_PX;
  return isAtEnd && (isFollowed || now.scrollPx > beforePx);
}
