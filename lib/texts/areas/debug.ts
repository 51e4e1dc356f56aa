import type { DebugWish } from '../../checks/debug-wish.ts';

/** What a sentence about the switch may say. */
export interface DebugFacts {
  readonly wish: DebugWish;
  readonly path: string;
  readonly property: string;
  readonly isKept: boolean;
  /** Since it was set. */
  readonly sinceMs: number;
  readonly messageCount: number;
  /** Where it was read first, as in `index.html:113`; null where that is not known. */
  readonly readAt: string | null;
}

export interface DebugTexts {
  readonly title: string;
  readonly intro: string;
  /** Beside the toolbar's toggle. */
  readonly brief: (wish: DebugWish) => string;
  readonly toggleHint: string;
  readonly statusHint: string;
  readonly language: Readonly<Record<'javascript' | 'python', string>>;
  readonly sentence: (facts: DebugFacts) => string;
  readonly undo: string;
  readonly keep: string;
  readonly keepHint: string;
  readonly mirror: string;
  readonly mirrorHint: string;
}
