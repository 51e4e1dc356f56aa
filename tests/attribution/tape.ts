// Reads what the hook reports with no DevTools open: the extension's background connects to the page as a panel does.
import type { Browser, WebWorker } from 'puppeteer-core';
import { createSessionModel, type SessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { waitUntil } from '../browser/wait-until.ts';

export interface Tape {
  /** A session of all control events that came since `start`; messages are left out. */
  session(): Promise<SessionModel>;
  events(): Promise<readonly SessionEvent[]>;
}

/** Starts to read the active tab: its page, or the page with all frames that it has by now. */
export async function startTape(browser: Browser, extensionId: string, hasFrames = false): Promise<Tape> {
  const worker = await backgroundOf(browser, extensionId);
  await worker.evaluate(connect, hasFrames);
  const events = async () => (await worker.evaluate('tape')) as SessionEvent[];
  return {
    events,
    async session() {
      const model = createSessionModel();
      model.append([...(await events())].sort((a, b) => a.timestamp - b.timestamp));
      return model;
    },
  };
}

/** The extension's service worker, once it runs. */
export async function backgroundOf(browser: Browser, extensionId: string): Promise<WebWorker> {
  return waitUntil('the background runs', async () => {
    const target = browser
      .targets()
      .find((candidate) => candidate.type() === 'service_worker' && candidate.url().includes(extensionId));
    return (await target?.worker()) ?? null;
  });
}

/** Runs in the background. */
async function connect(hasFrames: boolean): Promise<void> {
  // biome-ignore lint/suspicious/noExplicitAny: the extension API, without its types
  const { chrome } = globalThis as any;
  const scope = globalThis as unknown as { tape: unknown[]; stopTape?: () => void };
  scope.stopTape?.();
  scope.tape = [];
  const [tab] = await chrome.tabs.query({ active: true });
  const port = chrome.tabs.connect(tab.id, { name: 'tapewire', ...(hasFrames ? {} : { frameId: 0 }) });
  scope.stopTape = () => port.disconnect();
  // biome-ignore lint/suspicious/noExplicitAny: reports and batches, as the bridge posts them
  port.onMessage.addListener((message: any) => {
    const { type, realmId } = message;
    if (type === 'hello') port.postMessage({ type: 'attach', realmId, received: -1 });
    if (type === 'batch')
      scope.tape.push(...message.events.filter((event: { type: string }) => event.type !== 'payload-read'));
    if (type === 'hello' || type === 'batch') port.postMessage({ type: 'pull', realmId, received: message.last ?? -1 });
  });
}
