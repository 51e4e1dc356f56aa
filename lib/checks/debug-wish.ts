// What the user wants of `debugMode`, what there is, and what is to be done about it. Pure.
import type { DebugModeChange } from '../model/check-log.ts';
import type { DebugLook } from './debug-mode.ts';

export interface DebugWish {
  /** What the user asked for last. */
  readonly isWanted: boolean;
  /** Null before the page was asked. */
  readonly look: DebugLook | null;
  /** Epoch ms, and messages that there had been; null while it is not set. */
  readonly setAt: { readonly timestamp: number; readonly messageCount: number } | null;
  /** Whether it was ever set since it was asked for. */
  readonly hasBeenSet: boolean;
  /** What an accessor of the page's is set back to. */
  readonly previous: boolean | null;
}

export const NO_WISH: DebugWish = { isWanted: false, look: null, setAt: null, hasBeenSet: false, previous: null };

export interface Step {
  readonly wish: DebugWish;
  /** What happened, for the log; null when nothing did. */
  readonly change: DebugModeChange['change'] | null;
  /** Set it now. */
  readonly mustSet: boolean;
}

/** A look at the page while it is wanted. `isKept`: it is set again on a new page, and waited for where it is not there yet. */
export function stepAfterLook(wish: DebugWish, look: DebugLook, isKept: boolean): Step {
  if (look.state === 'unreachable') return { wish, change: null, mustSet: false };
  if (look.state === 'on' || look.state === 'assigned') return { ...firstReading(wish, look), mustSet: false };
  const lost = { ...wish, look, setAt: null };
  if (isKept) return { wish: lost, change: null, mustSet: look.state === 'off' };
  const change = wish.setAt === null ? null : 'lost';
  return { wish: { ...lost, isWanted: false }, change, mustSet: false };
}

/** What came of setting it. */
export function stepAfterSetting(wish: DebugWish, look: DebugLook, isKept: boolean, setAt: DebugWish['setAt']): Step {
  switch (look.state) {
    case 'on':
    case 'assigned': {
      const previous = look.state === 'assigned' ? look.previous : null;
      const change = wish.hasBeenSet ? 'set-again' : 'set';
      return { wish: { ...wish, look, setAt, hasBeenSet: true, previous }, change, mustSet: false };
    }
    case 'refused':
      return { wish: { ...wish, look, isWanted: false, setAt: null }, change: 'refused', mustSet: false };
    default:
      return { wish: { ...wish, look, isWanted: isKept, setAt: null }, change: null, mustSet: false };
  }
}

function firstReading(wish: DebugWish, look: DebugLook): Pick<Step, 'wish' | 'change'> {
  const before = wish.look?.state === 'on' ? wish.look.reads : 0;
  const isFirst = look.state === 'on' && look.reads > 0 && before === 0;
  return { wish: { ...wish, look }, change: isFirst ? 'read' : null };
}
