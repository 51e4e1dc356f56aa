// The isolated world's side of the hand-over (`lib/hook/channel.ts` is the page's): both run at document_start, in an
// order that the browser chooses. They meet at the document's `fonts`: a page may hold a frame's window, with listeners
// of its own on it, before anything of ours runs there, but never the new document, and `fonts` is on no event's path.
import { BRIDGE_IS_HERE, HOOK_IS_HERE } from '../protocol/hand-over.ts';

/** The secret of a window's hook, as this world's own property of the window: no page can see it, frames of one origin can. */
const SECRET = 'tapewireSecret';
type KnownWindow = Window & { [SECRET]?: unknown };

/** Takes the hook's port: at once if the hook offers it later, or by asking if it came first. Calls `onPort` once. */
export function takePort(scope: Window, onPort: (port: MessagePort) => void): void {
  const meetingPoint = scope.document.fonts;
  function onHook(event: Event): void {
    const port = event instanceof MessageEvent ? event.ports[0] : undefined;
    if (port === undefined) return;
    meetingPoint.removeEventListener(HOOK_IS_HERE, onHook);
    event.preventDefault();
    introduce(scope, meetingPoint, String((event as MessageEvent).data));
    onPort(port);
  }
  meetingPoint.addEventListener(HOOK_IS_HERE, onHook);
  meetingPoint.dispatchEvent(new Event(BRIDGE_IS_HERE));
}

/** Remembers the hook's secret for frames to come, and tells the hook of a window whose secret is known. */
function introduce(scope: KnownWindow, meetingPoint: EventTarget, secret: string): void {
  scope[SECRET] = secret;
  for (const relative of relativesOf(scope)) {
    const data = secretOf(relative);
    if (data === null) continue;
    meetingPoint.dispatchEvent(new MessageEvent(`${secret}?`, { data, source: relative }));
    return;
  }
}

/** Frames of one window that are looked at. */
const MAX_SIBLINGS = 64;

/** The windows through which a page may first reach this one: those above it, its opener, and frames beside it or them. */
function* relativesOf(scope: Window): Generator<Window> {
  for (let window = scope; window !== window.parent; window = window.parent) yield window.parent;
  if (scope.opener !== null) yield scope.opener;
  for (let window = scope; window !== window.parent; window = window.parent) {
    const siblings = window.parent;
    for (let index = 0; index < Math.min(siblings.length, MAX_SIBLINGS); index++) {
      const sibling = siblings[index];
      if (sibling !== undefined && sibling !== scope) yield sibling;
    }
  }
}

function secretOf(relative: KnownWindow): string | null {
  try {
    const secret = relative[SECRET];
    return typeof secret === 'string' ? secret : null;
  } catch {
    // Of another origin.
    return null;
  }
}
