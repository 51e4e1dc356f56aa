// Opens a link to every frame of one tab. Runs wherever `tabs` exists: in Chromium's panel, so that
// no service worker stands in the data path, and in the background for browsers whose panels have no `tabs`.
import { callSchema } from '../protocol/commands.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import { LINK_NAME } from './bridge.ts';
import { isGone, type PortLike } from './link.ts';

export interface Sender {
  readonly tab?: { readonly id?: number | undefined } | undefined;
  readonly frameId?: number | undefined;
  /** Chromium only: names one document, where a frame may hold several over time. */
  readonly documentId?: string | undefined;
}

/** The parts of the extension API that connecting needs. */
export interface TabApi {
  connect(tabId: number, info: { name: string; frameId?: number; documentId?: string }): PortLike;
  sendMessage(tabId: number, message: unknown): Promise<unknown>;
}
type MessageListener = (message: unknown, sender: Sender, answer: (response: unknown) => void) => void;
export interface MessageSource {
  addListener(listener: MessageListener): void;
  removeListener(listener: MessageListener): void;
}

/** Who looks at a tab. */
export interface TabVisitor {
  /** `realmIds`: of the frame, as far as it has named them by now. */
  onPort(port: PortLike, realmIds: readonly RealmId[]): void;
  /** `batch` as a page sent it that was left before a link to it stood; not parsed yet. */
  onLastWords(batch: unknown): void;
}

/** How long a frame that answered nothing is left alone before the tab is asked once more. */
const ASK_AGAIN_MS = 250;

/**
 * Opens a port to each frame of `tabId`, now and as frames come; again where a frame that had called was not reached,
 * as while its document takes the place of the one before it. Returns its stop.
 */
export function connectTab(tabId: number, tabs: TabApi, messages: MessageSource, visitor: TabVisitor): () => void {
  function onMessage(message: unknown, sender: Sender, answer: (response: unknown) => void): void {
    const call = callSchema.safeParse(message);
    if (!call.success || sender.tab?.id !== tabId) return;
    if (call.data.type === 'last-words') visitor.onLastWords(call.data.batch);
    if (call.data.type !== 'realm-here') return;
    answer(true);
    const frame = sender.frameId === undefined ? {} : { frameId: sender.frameId };
    const place = sender.documentId === undefined ? frame : { documentId: sender.documentId };
    const port = tabs.connect(tabId, { name: LINK_NAME, ...place });
    askAgainIfSilent(port);
    visitor.onPort(port, call.data.realmIds);
  }
  function askAgainIfSilent(port: PortLike): void {
    let hasSpoken = false;
    port.onMessage.addListener(() => {
      hasSpoken = true;
    });
    port.onDisconnect.addListener(() => {
      if (!hasSpoken) setTimeout(ask, ASK_AGAIN_MS);
    });
  }
  function ask(): void {
    if (isStopped) return;
    tabs.sendMessage(tabId, { type: 'who-is-there' }).catch((error: unknown) => {
      if (!isGone(error)) throw error;
    });
  }
  let isStopped = false;
  messages.addListener(onMessage);
  ask();
  return () => {
    isStopped = true;
    messages.removeListener(onMessage);
  };
}
