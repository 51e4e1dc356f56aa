// One map of disguises for same-origin realms that find each other. The bridge of a new realm tells its hook the secret event name of a
// relative (its parent or opener), which no page can know; the hook asks the relative for its map by that event.
import type { Cloak, Disguises } from './cloak.ts';
import { addListener, call, dispatch, eventDetail, getterOf, NativeCustomEvent } from './natives.ts';

/** A window of the same origin whose hook answers to `secret`. */
export interface Relative {
  readonly scope: Window;
  readonly secret: string;
}

interface Question {
  disguises: Disguises | null;
}

export interface Family {
  /** Shares the map of `relative` from now on. */
  join(relative: Relative): void;
}

/** Answers later realms that ask by `secret`. They ask at the document's `fonts`, whose listeners survive `document.open`. */
export function createFamily(scope: Window, secret: string, cloak: Cloak): Family {
  const documentOf = getterOf(scope, 'document');
  const fontsOf = getterOf(Document.prototype, 'fonts');
  const meetingPoint = (window: Window): unknown => call(fontsOf, call(documentOf, window, []), []);

  const answer = (event: Event): void => {
    call<Question>(eventDetail, event, []).disguises = cloak.disguises();
  };
  call(addListener, meetingPoint(scope), [secret, answer]);

  return {
    join(relative) {
      const detail: Question = { disguises: null };
      const question = new NativeCustomEvent(relative.secret, { __proto__: null, detail } as object);
      call(dispatch, meetingPoint(relative.scope), [question]);
      if (detail.disguises !== null) cloak.join(detail.disguises);
    },
  };
}
