// What only the panel can tell: that a page which stops events, or makes events of its own, changes nothing in what is captured.

import { launchBrowser } from '../browser/launch.ts';
import { openPanel } from '../browser/open-panel.ts';
import { readPanel } from '../browser/read-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { readCaptured } from '../e2e/captured.ts';

/** How many events of a kind the panel has, by `type`; and faults of the hook. */
export interface CapturedCounts {
  readonly 'message-received': number;
  readonly 'connection-opened': number;
  readonly 'connection-error': number;
  readonly 'connection-closed': number;
  readonly 'realm-ended': number;
  readonly 'page-shown': number;
  readonly faults: number;
}

/** What came from the network: the server sent three messages on a socket that stays open. */
export const CAPTURED: CapturedCounts = {
  'message-received': 3,
  'connection-opened': 1,
  'connection-error': 0,
  'connection-closed': 0,
  'realm-ended': 0,
  'page-shown': 0,
  faults: 0,
};

/** What the panel has of a page that stopped the events of its socket and made some of its own, of each kind. */
export async function countCaptured(extensionDir: string, url: string): Promise<CapturedCounts> {
  await using launched = await launchBrowser({ extensionDir });
  const { page } = launched;
  await page.goto(url);
  await page.evaluate(async () => {
    const socket = tools.socket('/say?text=1&text=2&text=3');
    let heard = 0;
    for (const type of ['open', 'message']) {
      socket.addEventListener(type, (event) => {
        event.stopImmediatePropagation();
        heard++;
      });
    }
    while (heard < 4) await tools.wait(5);
    for (let count = 0; count < 5; count++) socket.dispatchEvent(new MessageEvent('message', { data: 'own' }));
    socket.dispatchEvent(new Event('open'));
    socket.dispatchEvent(new Event('error'));
    socket.dispatchEvent(new CloseEvent('close', { code: 1000, wasClean: true }));
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const docked = await openPanel(page);
  // What the panel has is complete once it has the connection: it comes in one batch with all that happened.
  await waitUntil('the panel shows the socket', async () => (await readPanel(docked.panel)).clients.length > 0);
  const { events, losses } = await readCaptured(page, docked);
  const countOf = (wanted: string): number => events.filter(({ type }) => type === wanted).length;
  return {
    'message-received': countOf('message-received'),
    'connection-opened': countOf('connection-opened'),
    'connection-error': countOf('connection-error'),
    'connection-closed': countOf('connection-closed'),
    'realm-ended': countOf('realm-ended'),
    'page-shown': countOf('page-shown'),
    faults: losses.faultCount,
  };
}
