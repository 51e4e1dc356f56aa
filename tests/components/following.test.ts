import { describe, expect, it } from 'vitest';
import { isFollowedAfterScroll } from '../../components/messages/following.ts';

describe('following after a scroll', () => {
  const at = (scrollPx: number) => ({ scrollPx, heightPx: 100, totalPx: 1000 });
  it.each([
    ['goes on at the end', true, 500, 900, true],
    ['goes on less than half a row from the end', true, 500, 895, true],
    ['stops when the user goes up', true, 900, 860, false],
    ['stops when the user goes up and the last known position is old', true, 500, 860, false],
    ['stays off on a late echo of its own scrolling', false, 900, 900, false],
    ['stays off when the rows became fewer', false, 950, 900, false],
    ['stays off on the way down', false, 500, 700, false],
    ['begins again when the user reaches the end', false, 700, 900, true],
  ])('%s', (_, isFollowed, beforePx, nowPx, expected) => {
    expect(isFollowedAfterScroll(isFollowed, beforePx, at(nowPx))).toBe(expected);
  });
});
