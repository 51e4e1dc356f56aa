// The same capture in real Firefox: its panel reaches pages only through the background, and its network layer says less.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildExtension } from '../browser/build-extension.ts';
import { readPanel, type ShownClient, type ShownPanel } from '../browser/read-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { type LaunchedFirefox, launchFirefox } from '../firefox/launch-firefox.ts';
import { extensionPageOf } from '../firefox/open-toolbox.ts';
import { pressFirefoxButton } from '../firefox/press-button.ts';
import { type InspectedTab, withToolbox } from '../firefox/with-toolbox.ts';
import { whyNoFirefox } from '../setup/find-firefox.ts';
import { createTradingApp, type TradingAppOptions } from '../trading-app/server/trading-app.ts';
import { withSocketServer } from './socket-server.ts';

const FAST = 0.1;
const whyNot = whyNoFirefox();

let firefox: LaunchedFirefox;

async function inspectApp(options: TradingAppOptions, task: (tab: InspectedTab, url: string) => Promise<void>) {
  const app = await createTradingApp({ timeScale: FAST, ...options });
  try {
    await withToolbox(firefox, (tab) => task(tab, app.url));
  } finally {
    await app.close();
  }
}

const connectionsOf = (panel: ShownPanel) => panel.clients.flatMap((client) => client.connections);
const openOf = (panel: ShownPanel): ShownClient[] =>
  panel.clients.filter((client) => client.connections.some(({ readyState }) => readyState === 'open'));
const findingOf = (panel: ShownPanel, rule: string) => panel.findings.find((finding) => finding.rule === rule);

/** Runs in the panel. */
function clickNote(): boolean {
  const note = document.querySelector<HTMLElement>('[data-mark="note"]');
  note?.click();
  return note !== null;
}

/** Runs in the panel: the words of the note, and a colour near the corner of its picture. */
function readNote() {
  const note = document.querySelector<HTMLElement>('[data-testid="note-detail"]');
  const image = note?.querySelector('img');
  if (image == null || !image.complete || image.naturalWidth === 0) return null;
  const pen = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d');
  pen?.drawImage(image, 0, 0);
  return { colour: [...(pen?.getImageData(20, 20, 1, 1).data ?? [])], text: note?.textContent ?? '' };
}

describe.skipIf(whyNot !== null)(`the panel in Firefox${whyNot === null ? '' : ` (${whyNot})`}`, () => {
  beforeAll(async () => {
    firefox = await launchFirefox(await buildExtension('firefox'));
  });
  afterAll(() => firefox?.close());

  it('shows what happened before the toolbox opened, and goes on after a reload', async () => {
    await inspectApp({ scenario: 'healthy' }, async ({ page, shows }, url) => {
      await page.goto(`${url}/index.html?client=js`);
      await page.waitForFunction(() => document.body.textContent?.includes('Conectado'));
      const late = await shows('the messages from before', (shown) => (connectionsOf(shown)[0]?.sentCount ?? 0) >= 3);
      const [client] = late.clients;
      expect(client?.opener).toBe('javascript');
      expect(client?.places).toEqual([expect.stringMatching(/^index\.html:\d+$/)]);
      expect(late.status.join()).toMatch(/Nothing dropped.*1 connection from before DevTools opened/);

      await page.reload();
      const after = await shows(
        'the connection of the reloaded page',
        (shown) => connectionsOf(shown).length === 2 && openOf(shown).length === 1,
      );
      expect(after.findings).toEqual([]);
      expect(after.status.join()).toMatch(/Nothing dropped/);
    });
  });

  it('names JavaScript and PyScript connections of a late server as duplicates', async () => {
    await inspectApp({ scenario: 'late' }, async ({ page, open, shows }, url) => {
      await open();
      await page.goto(`${url}/index.html`);
      const panel = await shows(
        'two open connections and broadcasts received twice',
        (shown) =>
          openOf(shown).length === 2 && /arrived twice/.test(findingOf(shown, 'duplicate-connections')?.sentence ?? ''),
        60_000,
      );
      const [javascript, python] = ['javascript', 'python'].map((opener) =>
        openOf(panel).find((client) => client.opener === opener),
      );
      expect(javascript?.places).toEqual([expect.stringMatching(/^index\.html:\d+$/)]);
      expect(python?.places).toEqual([expect.stringMatching(/^api_client\.py:\d+$/)]);
      expect(findingOf(panel, 'duplicate-connections')?.severity).toBe('error');
      // Firefox tells nobody why a connection was refused, and the panel, having waited for a word, does not guess.
      await shows('a failure without a cause', (shown) =>
        /no witness saw the cause/.test(findingOf(shown, 'connection-failed')?.sentence ?? ''),
      );
    });
  });

  it('names the HTTP status of a refused handshake where Firefox noted it, and no other cause', async () => {
    await withSocketServer({ answer: () => 'forbid' }, ({ url, host }) =>
      withToolbox(firefox, async ({ page, open, shows }) => {
        await open();
        await page.goto(url);
        await page.evaluate(async (address) => {
          for (let attempt = 0; attempt < 5; attempt++) {
            const socket = new WebSocket(address);
            await new Promise((resolve) => {
              socket.onclose = resolve;
            });
          }
        }, `ws://${host}/closed`);
        const causes = (shown: ShownPanel) => connectionsOf(shown).map(({ failureCause }) => failureCause);
        const panel = await shows(
          'five failures and a status',
          (shown) =>
            causes(shown).length === 5 &&
            causes(shown).every((cause) => cause !== null) &&
            causes(shown).includes('unexpected-status'),
        );
        for (const cause of causes(panel)) expect(cause).toMatch(/^(?:unexpected-status|unknown)$/);
      }),
    );
  });

  it('loses no message of a flood of 10,000, nor the last ones before the page goes', async () => {
    await withSocketServer({}, ({ url, host }) =>
      withToolbox(firefox, async ({ page, open, shows, console }) => {
        await open();
        await page.goto(url);
        await page.evaluate((address) => {
          const flood = new WebSocket(`${address}/flood/10000`);
          flood.onmessage = () => {};
        }, `ws://${host}`);
        await shows('10,000 messages', (shown) => connectionsOf(shown)[0]?.receivedCount === 10_000);
        await page.evaluate((address) => {
          const last = new WebSocket(`${address}/last`);
          last.onopen = () => {
            for (let index = 0; index < 50; index++) last.send(`last ${index}`);
            location.reload();
          };
        }, `ws://${host}`);
        const panel = await shows('the last 50', (shown) =>
          connectionsOf(shown).some(({ sentCount }) => sentCount === 50),
        );
        expect(panel.status.join()).toMatch(/Nothing dropped/);
        expect(console).toEqual([]);
      }),
    );
  });

  it('shows the socket of a worker as seen by the network layer only', async () => {
    const files = { '/worker.js': `new WebSocket('ws://' + location.host + '/of-worker')` };
    await withSocketServer({ files }, ({ url }) =>
      withToolbox(firefox, async ({ page, open, shows }) => {
        await open();
        await page.goto(url);
        // Firefox's network log begins some moment after the toolbox has opened, and nothing tells when.
        const startWorker = () => page.evaluate(() => void new Worker('/worker.js'));
        await startWorker();
        const again = setInterval(() => void startWorker(), 3_000);
        const panel = await shows('the worker', (shown) => connectionsOf(shown).length > 0).finally(() =>
          clearInterval(again),
        );
        expect(panel.clients[0]?.address).toMatch(/\/of-worker$/);
      }),
    );
  });

  it('notes a moment by the button in the toolbar, with a picture of the page', async () => {
    await withSocketServer({}, ({ url }) =>
      withToolbox(firefox, async ({ page, open }) => {
        await page.goto(url);
        await page.evaluate(() => {
          document.documentElement.style.background = 'rgb(20, 120, 220)';
        });
        const panel = await open();
        await pressFirefoxButton(page.browser());
        await waitUntil('the note is there', () => panel.evaluate(clickNote));
        const { colour, text } = await waitUntil('its picture is there', () => panel.evaluate(readNote));
        const [red = 0, green = 0, blue = 0] = colour;
        expect(Math.hypot(red - 20, green - 120, blue - 220)).toBeLessThan(12);
        expect(text).toContain('Noted from the page');
      }),
    );
  });

  it('keeps the capture, and opens it and a dropped file in the viewer that its button opens', async () => {
    await inspectApp({ scenario: 'healthy' }, async ({ page, open, shows }, url) => {
      const panel = await open();
      await page.goto(`${url}/index.html?client=js`);
      const live = await shows('a few messages', (shown) => (connectionsOf(shown)[0]?.receivedCount ?? 0) >= 4);
      await panel.evaluate(() => document.querySelector<HTMLElement>('[data-testid="open-session"]')?.click());
      const viewer = await extensionPageOf(page.browser(), 'viewer.html');
      // The captures of the tests before this one are listed too.
      const openKept = (page: string) => {
        const rows = [...document.querySelectorAll<HTMLElement>('[data-testid="open-kept"]')];
        const row = rows.find(({ textContent }) => textContent === page);
        row?.click();
        return row !== undefined;
      };
      const ofThisPage = `${new URL(url).host}/index.html`;
      await waitUntil('the viewer lists the capture', () => viewer.evaluate(openKept, ofThisPage));
      const hasOpened = () => document.querySelector('[data-testid="file-bar"]') !== null;
      await waitUntil('the capture is open', () => viewer.evaluate(hasOpened));
      const kept = await readPanel(viewer);
      expect(kept.clients.map(({ opener, places }) => ({ opener, places }))).toEqual(
        live.clients.map(({ opener, places }) => ({ opener, places })),
      );

      await viewer.evaluate(() => {
        const dataTransfer = new DataTransfer();
        const lines = '{"format":"tapewire-session","version":1}\nbroken\n';
        dataTransfer.items.add(new File([lines], 'broken.tapewire.ndjson'));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      });
      const refusal = () => document.querySelector('[data-testid="file-refused"]')?.textContent ?? null;
      const sentence = await waitUntil('the file is refused', () => viewer.evaluate(refusal));
      expect(sentence).toContain('Line 2 is not JSON.');
    });
  });
});
