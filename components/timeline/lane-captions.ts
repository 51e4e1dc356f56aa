// The words on a lane, where there is room for them. Pure.
import type { DuplicateFacts } from '../../lib/model/findings/connect-facts.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import type { LaneShapes } from './lane-shapes.ts';

export interface Caption {
  readonly text: string;
  readonly x: number;
  readonly place: 'below' | 'on-wait';
  readonly isProblem: boolean;
}

export interface CaptionWords {
  /** Such as `#1 refused`. */
  connection(id: ConnectionId): string;
  /** Of an end that the start of its connection did not tell, such as `1006`; null when there is nothing to say. */
  end(id: ConnectionId): string | null;
  wait(delayMs: number): string;
  /** The longest first: the first that has room is taken. */
  overlap(facts: DuplicateFacts): readonly string[];
  moment(kind: 'page' | 'attached' | 'note' | 'hidden' | 'navigating'): string;
}

const GAP_PX = 6;
const EDGE_PX = 3;

export function laneCaptions(
  shapes: LaneShapes,
  words: CaptionWords,
  widthOf: (text: string) => number,
  widthPx: number,
): Caption[] {
  return [...captionsBelow(shapes, words, widthOf, widthPx), ...captionsOfWaits(shapes, words, widthOf, widthPx)];
}

interface Wish {
  readonly x: number;
  readonly text: string;
  readonly isProblem: boolean;
}

/** In order of time; what would cover another is left out: the pointer tells it. */
function captionsBelow(
  { bars, ends }: LaneShapes,
  words: CaptionWords,
  widthOf: (text: string) => number,
  widthPx: number,
): Caption[] {
  const wishes: Wish[] = [];
  let named: ConnectionId | null = null;
  for (const { connectionId, phase, x, width } of bars) {
    if (connectionId === named || x + width < 0) continue;
    named = connectionId;
    // What began before the range on show is named at its edge.
    wishes.push({ x: Math.max(EDGE_PX, x), text: words.connection(connectionId), isProblem: phase === 'failed' });
  }
  for (const { connectionId, kind, x } of ends) {
    const text = kind === 'failed' ? null : words.end(connectionId);
    if (text !== null) wishes.push({ x: x - widthOf(text) / 2, text, isProblem: kind === 'lost' });
  }
  const captions: Caption[] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const { x, text, isProblem } of wishes.sort((a, b) => a.x - b.x)) {
    const width = widthOf(text);
    if (x < right + GAP_PX || x < 0 || x + width > widthPx) continue;
    captions.push({ text, x, place: 'below', isProblem });
    right = x + width;
  }
  return captions;
}

function captionsOfWaits(
  { waits }: LaneShapes,
  words: CaptionWords,
  widthOf: (text: string) => number,
  widthPx: number,
): Caption[] {
  return waits.flatMap((wait): Caption[] => {
    const left = Math.max(0, wait.x);
    const room = Math.min(widthPx, wait.x + wait.width) - left;
    // Most words are longer than this: measuring costs.
    if (room < 20) return [];
    const text = words.wait(wait.delayMs);
    const width = widthOf(text);
    if (width + 2 * GAP_PX > room) return [];
    return [{ text, x: left + (room - width) / 2, place: 'on-wait', isProblem: false }];
  });
}
