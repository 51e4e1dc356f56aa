// The isolated world's half in each frame: takes the hook's port, parses what comes from the page, and serves the one
// panel that opened a link. Holds no data: what is not confirmed stays with the hook.

import * as z from 'zod/mini';
import { parseBatch } from '../protocol/batch.ts';
import { callSchema, commandSchema, type Report } from '../protocol/commands.ts';
import { type RealmId, realmIdSchema } from '../protocol/identifiers.ts';
import { isGone, type Link, linkOver, type PortLike } from './link.ts';

/** The part of the extension API that a bridge needs. */
export interface BridgeRuntime {
  readonly id?: string | undefined;
  sendMessage(message: unknown): Promise<unknown>;
  readonly onConnect: { addListener(listener: (port: PortLike & { readonly name: string }) => void): void };
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
}

export const LINK_NAME = 'tapewire';

const realmPostSchema = z.object({
  type: z.literal('realm'),
  realmId: realmIdSchema,
  /** Only a window says farewell; a worker ends with it or unheard. */
  farewell: z.optional(z.string()),
});

/** Joins the hook's `port` to the panels of the extension. */
export function startBridge(port: MessagePort, runtime: BridgeRuntime): void {
  /** Of the window, and of its workers as they come. */
  const realmIds = new Set<RealmId>();
  let link: Link | null = null;
  let farewellName: string | null = null;
  /** A panel said that it comes, or did not say yet. */
  let isExpected = false;

  const report = (message: Report): void => void link?.post(message);

  function announce(): void {
    if (realmIds.size === 0 || link !== null) return;
    if (runtime.id === undefined) {
      silence();
      return;
    }
    isExpected = true;
    runtime.sendMessage({ type: 'realm-here', realmIds: [...realmIds] }).then(
      (answer) => {
        isExpected = answer === true;
      },
      (error: unknown) => {
        isExpected = false;
        if (!isGone(error)) throw error;
        if (runtime.id === undefined) silence();
      },
    );
  }

  /** The extension was reloaded or removed: the page goes on, and so must our silence. */
  function silence(): void {
    port.postMessage({ type: 'silence' });
    port.close();
  }

  function onPost(post: unknown): void {
    const realm = realmPostSchema.safeParse(post);
    if (realm.success) onRealm(realm.data.realmId, realm.data.farewell);
    else onBatch(post);
  }

  /** Every frame says that it is there, so that a page that lives for a moment is not missed by an open panel. */
  function onRealm(realmId: RealmId, farewell: string | undefined): void {
    realmIds.add(realmId);
    if (farewell !== undefined) {
      farewellName = farewell;
      listen();
    }
    if (link === null) announce();
    else report({ type: 'hello', realmId });
  }

  function onBatch(post: unknown): void {
    const parsed = parseBatch(post);
    const refused = parsed === null ? 1 : parsed.refused;
    if (refused > 0) report({ type: 'refused', count: refused });
    if (parsed === null) return;
    if (link !== null) link.post(parsed.batch);
    else if (isExpected) runtime.sendMessage({ type: 'last-words', batch: parsed.batch }).catch(() => {});
  }

  port.onmessage = (event) => onPost(event.data);

  runtime.onMessage.addListener((message) => {
    const parsed = callSchema.safeParse(message);
    if (parsed.success && parsed.data.type === 'who-is-there') announce();
  });

  runtime.onConnect.addListener((incoming) => {
    if (incoming.name !== LINK_NAME || realmIds.size === 0) return;
    link?.close();
    isExpected = false;
    link = linkOver(incoming, {
      onMessage(message) {
        const command = commandSchema.safeParse(message);
        if (command.success) port.postMessage(command.data);
        listen();
      },
      onClose() {
        link = null;
        port.postMessage({ type: 'detach' });
        if (runtime.id === undefined) silence();
      },
    });
    for (const realmId of realmIds) report({ type: 'hello', realmId });
  });

  function onFarewell(event: Event): void {
    if (!(event instanceof CustomEvent)) return;
    if (event.detail !== null) onBatch(event.detail);
    else if (link !== null || isExpected) event.preventDefault();
  }

  // The browser closes a page's links when it enters the back/forward cache; it must announce itself when it comes back.
  // Events of the page's own making say nothing of it.
  function onShow({ persisted, isTrusted }: PageTransitionEvent): void {
    if (persisted && isTrusted) announce();
  }
  function onHide({ persisted, isTrusted }: PageTransitionEvent): void {
    if (!persisted || !isTrusted) return;
    link?.close();
    link = null;
    port.postMessage({ type: 'detach' });
  }

  /** Also puts the listeners on again: `document.open` takes all of them off the window. */
  function listen(): void {
    addEventListener('pageshow', onShow);
    addEventListener('pagehide', onHide);
    if (farewellName !== null) addEventListener(farewellName, onFarewell);
  }
  listen();
}
