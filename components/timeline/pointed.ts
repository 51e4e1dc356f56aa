// What of the picture lies under the pointer. Pure.
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import type { TickLog } from '../../lib/state/timeline/tick-log.ts';
import type { BeatMark } from './beat-marks.ts';
import type { FindingMark } from './finding-marks.ts';
import { MARK_PX } from './finding-marks.ts';
import type { Bar, Wait } from './lane-shapes.ts';
import type { Lane, Moment, Scene, Shade } from './scene.ts';

/** Messages this near to the pointer are meant. */
const NEAR_PX = 3;

export interface NearMessages {
  readonly sent: number;
  readonly received: number;
  readonly withinMs: number;
  /** Of the message nearest to the pointer; null when there is none near it. */
  readonly nearestIndex: number | null;
}

export type Pointed =
  | { readonly kind: 'finding'; readonly mark: FindingMark }
  | { readonly kind: 'moment'; readonly moment: Moment }
  | { readonly kind: 'shade'; readonly shade: Shade }
  | {
      readonly kind: 'connection';
      readonly lane: Lane;
      readonly bar: Bar;
      readonly messages: NearMessages;
      readonly beat: BeatMark | null;
    }
  | { readonly kind: 'wait'; readonly lane: Lane; readonly wait: Wait }
  | { readonly kind: 'nothing' };

export const NOTHING: Pointed = { kind: 'nothing' };

export function pointedInHead({ marks, moments, shades }: Scene, x: number): Pointed {
  const mark = marks.find((one) => Math.abs(one.x - x) <= MARK_PX / 2);
  if (mark !== undefined) return { kind: 'finding', mark };
  const moment = moments.find((one) => Math.abs(one.x - x) <= NEAR_PX);
  if (moment !== undefined) return { kind: 'moment', moment };
  const shade = shades.find((one) => x >= one.x && x <= one.x + one.width);
  return shade === undefined ? NOTHING : { kind: 'shade', shade };
}

export function pointedInLanes(scene: Scene, ticks: Pick<TickLog, 'of'>, x: number, y: number): Pointed {
  const lane = scene.lanes.find(({ top }) => y >= top && y < top + scene.lanePx);
  if (lane === undefined) return NOTHING;
  const bar = barAt(lane.shapes.bars, x);
  if (bar !== null) {
    const beat = lane.shapes.beats.find((one) => Math.abs(one.x - x) <= NEAR_PX) ?? null;
    return { kind: 'connection', lane, bar, messages: messagesNear(bar.connectionId, scene, ticks, x), beat };
  }
  const wait = lane.shapes.waits.find((one) => x >= one.x && x <= one.x + one.width);
  return wait === undefined ? NOTHING : { kind: 'wait', lane, wait };
}

/** The bar under the pointer, else the nearest: many attempts took no pixel. */
function barAt(bars: readonly Bar[], x: number): Bar | null {
  const inside = bars.findLast((one) => x >= one.x && x <= one.x + one.width);
  if (inside !== undefined) return inside;
  let best: Bar | null = null;
  let leastPx: number = NEAR_PX + 1;
  for (const bar of bars) {
    const px = Math.min(Math.abs(x - bar.x), Math.abs(x - bar.x - bar.width));
    if (px < leastPx) [best, leastPx] = [bar, px];
  }
  return best;
}

function messagesNear(id: ConnectionId, { scale }: Scene, ticks: Pick<TickLog, 'of'>, x: number): NearMessages {
  const [from, time, until] = [scale.timeOf(x - NEAR_PX), scale.timeOf(x), scale.timeOf(x + NEAR_PX)];
  const counts = { sent: 0, received: 0 };
  let nearestIndex: number | null = null;
  let leastMs = Number.POSITIVE_INFINITY;
  for (const direction of ['sent', 'received'] as const) {
    const column = ticks.of(id)?.[direction];
    if (column === undefined) continue;
    const [first, end] = [column.countBefore(from), column.countBefore(until)];
    counts[direction] = end - first;
    const at = column.countBefore(time);
    for (const position of [at - 1, at]) {
      if (position < first || position >= end) continue;
      const awayMs = Math.abs((column.timeAt(position) ?? 0) - time);
      if (awayMs >= leastMs) continue;
      leastMs = awayMs;
      nearestIndex = column.messageIndexAt(position) ?? null;
    }
  }
  return { ...counts, withinMs: until - from, nearestIndex };
}
