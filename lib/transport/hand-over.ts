// The isolated world's side of the hand-over (`lib/hook/channel.ts` is the page's): both run at document_start, in an
// order that the browser chooses.
import { BRIDGE_IS_HERE, HOOK_IS_HERE } from '../protocol/hand-over.ts';

/** Takes the hook's port: at once if the hook offers it later, or by asking if it came first. Calls `onPort` once. */
export function takePort(scope: EventTarget, onPort: (port: MessagePort) => void): void {
  function onHook(event: Event): void {
    const port = event instanceof MessageEvent ? event.ports[0] : undefined;
    if (port === undefined) return;
    scope.removeEventListener(HOOK_IS_HERE, onHook);
    event.preventDefault();
    onPort(port);
  }
  scope.addEventListener(HOOK_IS_HERE, onHook);
  scope.dispatchEvent(new Event(BRIDGE_IS_HERE));
}
