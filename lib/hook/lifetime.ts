// The realm's own life: what page-level events say of it. `pagehide` and never `unload`: that would keep every page
// out of the back/forward cache.
import type { Guard } from './guard.ts';
import { addListener, call, getterOf } from './natives.ts';
import type { ControlFacts, Recorder } from './recorder.ts';

/**
 * Reports the start of the realm, its end, and when the page was hidden or shown (browsers slow timers meanwhile).
 * `document.open` takes all listeners off a window: what this returns puts ours on again where they are missing.
 */
export function followLifetime(scope: typeof globalThis & Window, recorder: Recorder, guard: Guard): () => void {
  const persisted = getterOf(PageTransitionEvent.prototype, 'persisted');
  const visibility = getterOf(Document.prototype, 'visibilityState');
  const isTop = scope.parent === scope;

  function start(): void {
    const { href: url } = scope.location;
    recorder.control({ type: 'realm-started', kind: isTop ? 'window' : 'iframe', url, isTop });
  }
  function follow(target: EventTarget, type: string, facts: (event: Event) => ControlFacts | null): () => void {
    const listener = (event: Event): void => {
      if (!event.isTrusted) return;
      guard.run(type, () => {
        const found = facts(event);
        if (found !== null) recorder.control(found);
      });
    };
    return () => call(addListener, target, [type, listener, true]);
  }

  const followHide = follow(scope, 'pagehide', (event) => {
    recorder.control({ type: 'realm-ended', isCached: call<boolean>(persisted, event, []) });
    recorder.farewell();
    return null;
  });
  const followShow = follow(scope, 'pageshow', (event) => {
    if (call<boolean>(persisted, event, [])) start();
    return null;
  });
  const followVisibility = follow(scope.document, 'visibilitychange', () => ({
    type: call(visibility, scope.document, []) === 'hidden' ? 'page-hidden' : 'page-shown',
  }));
  function listen(): void {
    followHide();
    followShow();
    followVisibility();
  }

  start();
  listen();
  return listen;
}
