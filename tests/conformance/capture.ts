// What only the panel can tell: that a page which stops events, or makes events of its own, changes nothing in what is captured.
import { launchBrowser } from '../browser/launch.ts';
import { openPanel } from '../browser/open-panel.ts';
import { readPanel } from '../browser/read-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';

/** Messages that the panel counts as received: the server sent three, the page stopped them all and made five of its own. */
export async function countCaptured(extensionDir: string, url: string): Promise<number> {
  await using launched = await launchBrowser({ extensionDir });
  const { page } = launched;
  await page.goto(url);
  await page.evaluate(async () => {
    const socket = tools.socket('/say?text=1&text=2&text=3');
    let heard = 0;
    socket.addEventListener('message', (event) => {
      event.stopImmediatePropagation();
      heard++;
    });
    while (heard < 3) await tools.wait(5);
    for (let count = 0; count < 5; count++) socket.dispatchEvent(new MessageEvent('message', { data: 'own' }));
  });
  const { panel } = await openPanel(page);
  return await waitUntil('the panel shows the socket', async () => {
    const { clients } = await readPanel(panel);
    const count = clients[0]?.connections[0]?.receivedCount;
    // What the panel has is complete once it has the connection: it comes in one batch with its messages.
    return count === undefined ? null : { count };
  }).then(({ count }) => count);
}

export const CAPTURED = 3;
