// Carries many links over one port, for browsers whose panels cannot reach a tab themselves (Firefox): the background
// opens the links and passes what they say, unread, to the panel. It holds no data; if it dies, the panel starts anew.
import * as z from 'zod/mini';
import { type RealmId, realmIdSchema } from '../protocol/identifiers.ts';
import { linkOver, type PortLike } from './link.ts';
import { connectTab, type MessageSource, type TabApi, type TabVisitor } from './tab-connector.ts';

const RELAY_NAME = /^tapewire-relay:(\d+)$/;

const NO_LINK = 0;

const frameSchema = z.object({
  link: z.number(),
  /** `opened` and `closed` tell of the link, `message` carries what travels on it. `last-words` belong to none. */
  what: z.enum(['opened', 'message', 'closed', 'last-words']),
  message: z.optional(z.unknown()),
  /** Of the frame whose link was opened. */
  realmIds: z.optional(z.array(realmIdSchema)),
});

export function relayNameOf(tabId: number): string {
  return `tapewire-relay:${tabId}`;
}

/** Background's side: serves one panel that connected by the name of its tab. Ignores other ports. */
export function serveRelay(port: PortLike & { readonly name: string }, tabs: TabApi, messages: MessageSource): void {
  const tabId = Number(RELAY_NAME.exec(port.name)?.[1] ?? Number.NaN);
  if (Number.isNaN(tabId)) return;
  const opened = new Map<number, PortLike>();
  let count = 0;
  const panel = linkOver(port, { onMessage: onPanelMessage, onClose: stop });
  const stopConnecting = connectTab(tabId, tabs, messages, {
    onPort,
    onLastWords: (message) => void panel.post({ link: NO_LINK, what: 'last-words', message }),
  });

  function onPort(frame: PortLike, realmIds: readonly RealmId[]): void {
    const link = ++count;
    opened.set(link, frame);
    panel.post({ link, what: 'opened', realmIds });
    frame.onMessage.addListener((message) => panel.post({ link, what: 'message', message }));
    frame.onDisconnect.addListener(() => {
      opened.delete(link);
      panel.post({ link, what: 'closed' });
    });
  }
  function onPanelMessage(message: unknown): void {
    const parsed = frameSchema.safeParse(message);
    if (!parsed.success) return;
    const frame = opened.get(parsed.data.link);
    if (parsed.data.what === 'message') frame?.postMessage(parsed.data.message);
    else if (parsed.data.what === 'closed') frame?.disconnect();
  }
  function stop(): void {
    stopConnecting();
    for (const frame of opened.values()) frame.disconnect();
    opened.clear();
  }
}

/** Panel's side: turns the one port back into a port for each frame. */
export function readRelay(port: PortLike, visitor: TabVisitor, onClose: () => void): () => void {
  const frames = new Map<number, { onMessage(message: unknown): void; onDisconnect(): void }>();
  const relay = linkOver(port, {
    onMessage(message) {
      const parsed = frameSchema.safeParse(message);
      if (!parsed.success) return;
      const { link, what, realmIds = [] } = parsed.data;
      if (what === 'opened') open(link, realmIds);
      else if (what === 'last-words') visitor.onLastWords(parsed.data.message);
      else if (what === 'message') frames.get(link)?.onMessage(parsed.data.message);
      else frames.get(link)?.onDisconnect();
    },
    onClose() {
      for (const frame of frames.values()) frame.onDisconnect();
      frames.clear();
      onClose();
    },
  });

  function open(link: number, realmIds: readonly RealmId[]): void {
    const messageListeners = new Set<(message: unknown) => void>();
    const closeListeners = new Set<() => void>();
    frames.set(link, {
      onMessage: (message) => messageListeners.forEach((listener) => void listener(message)),
      onDisconnect: () => {
        frames.delete(link);
        for (const listener of closeListeners) listener();
      },
    });
    const port: PortLike = {
      postMessage: (message) => void relay.post({ link, what: 'message', message }),
      disconnect: () => void relay.post({ link, what: 'closed' }),
      onMessage: { addListener: (listener) => void messageListeners.add(listener) },
      onDisconnect: { addListener: (listener) => void closeListeners.add(listener) },
    };
    visitor.onPort(port, realmIds);
  }
  return () => relay.close();
}
