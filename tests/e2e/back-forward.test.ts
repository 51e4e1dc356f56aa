// A page that goes to the back/forward cache with its socket open, and comes back.
import { expect, it } from 'vitest';
import type { ShownPanel } from '../browser/read-panel.ts';
import { withSocketServer } from './socket-server.ts';
import { withPanel } from './with-panel.ts';

const connectionsOf = (panel: ShownPanel) => panel.clients.flatMap((client) => client.connections);

it('is left with its page, and no fault when that comes back', async () => {
  await withSocketServer({}, ({ url, host }) =>
    withPanel(
      async ({ page, open, shows }) => {
        await open();
        await page.goto(url);
        await page.evaluate((address) => {
          new WebSocket(address);
          window.addEventListener('pageshow', ({ persisted }) => {
            document.title = persisted ? 'from the cache' : 'loaded again';
          });
        }, `ws://${host}/first`);
        await shows('it open', (panel) => connectionsOf(panel)[0]?.readyState === 'open');
        await page.goto(`${url}/elsewhere`);
        await shows('it left', (panel) => connectionsOf(panel)[0]?.readyState === 'closed');
        await page.goBack();
        await page.waitForFunction(() => document.title === 'from the cache', { polling: 50 });
        await page.evaluate((address) => void new WebSocket(address), `ws://${host}/second`);
        const shown = await shows('the next one open', (panel) =>
          connectionsOf(panel).some(({ readyState }) => readyState === 'open'),
        );
        expect(
          connectionsOf(shown)
            .map(({ readyState }) => readyState)
            .sort(),
        ).toEqual(['closed', 'open']);
        expect(shown.findings).toEqual([]);
        expect(shown.status.join()).toMatch(/Nothing dropped/);
      },
      { ignoreDefaultArgs: ['--disable-back-forward-cache'] },
    ),
  );
});
