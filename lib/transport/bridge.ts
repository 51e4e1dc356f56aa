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

const realmPostSchema = z.object({ type: z.literal('realm'), realmId: realmIdSchema, farewell: z.string() });

/** Joins the hook's `port` to the panels of the extension. */
export function startBridge(port: MessagePort, runtime: BridgeRuntime): void {
  let realmId: RealmId | null = null;
  let link: Link | null = null;

  const report = (message: Report): void => void link?.post(message);

  function announce(): void {
    if (realmId === null || link !== null) return;
    if (runtime.id === undefined) {
      silence();
      return;
    }
    runtime.sendMessage({ type: 'realm-here' }).catch((error: unknown) => {
      if (!isGone(error)) throw error;
      if (runtime.id === undefined) silence();
    });
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
  function onRealm(id: RealmId, farewell: string): void {
    realmId = id;
    addEventListener(farewell, (event) => {
      if (event instanceof CustomEvent) onBatch(event.detail);
    });
    announce();
  }

  function onBatch(post: unknown): void {
    const parsed = parseBatch(post);
    const refused = parsed === null ? 1 : parsed.refused;
    if (refused > 0) report({ type: 'refused', count: refused });
    if (parsed !== null) link?.post(parsed.batch);
  }

  port.onmessage = (event) => onPost(event.data);

  runtime.onMessage.addListener((message) => {
    const parsed = callSchema.safeParse(message);
    if (parsed.success && parsed.data.type === 'who-is-there') announce();
  });

  runtime.onConnect.addListener((incoming) => {
    if (incoming.name !== LINK_NAME || realmId === null) return;
    link?.close();
    link = linkOver(incoming, {
      onMessage(message) {
        const command = commandSchema.safeParse(message);
        if (command.success) port.postMessage(command.data);
      },
      onClose() {
        link = null;
        port.postMessage({ type: 'detach' });
        if (runtime.id === undefined) silence();
      },
    });
    report({ type: 'hello', realmId });
  });

  // The browser closes a page's links when it enters the back/forward cache; it must announce itself when it comes back.
  addEventListener('pageshow', (event) => {
    if (event.persisted) announce();
  });
  addEventListener('pagehide', (event) => {
    if (!event.persisted) return;
    link?.close();
    link = null;
    port.postMessage({ type: 'detach' });
  });
}
