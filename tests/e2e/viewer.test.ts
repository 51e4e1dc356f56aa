// What is exported from docked DevTools is the same in the viewer; damaged files are told of, and nothing in them is run.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { harText } from '../../lib/session/har/write-har.ts';
import { buildExtension } from '../browser/build-extension.ts';
import { launchBrowser } from '../browser/launch.ts';
import { openPanel } from '../browser/open-panel.ts';
import { isInPrivateWindow, openPrivateWindow } from '../browser/private-window.ts';
import { readPanel, type ShownPanel } from '../browser/read-panel.ts';
import { saveSession } from '../browser/save-session.ts';
import { chooseFile, dropFile, openViewerPage } from '../browser/viewer-page.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { readAll } from '../session/read-all.ts';
import { textOf } from '../session/write-bytes.ts';
import { createTradingApp } from '../trading-app/server/trading-app.ts';
import { hashOf } from './captured.ts';
import { recordsOf } from './kept.ts';
import { type Inspected, withPanel } from './with-panel.ts';

/** The app's own late server: both languages fail, then both connect. */
async function recordDuplicates(task: (inspected: Inspected, folder: string) => Promise<void>): Promise<void> {
  const app = await createTradingApp({ timeScale: 0.1, scenario: 'late' });
  const folder = await mkdtemp(join(tmpdir(), 'tapewire-viewer-'));
  try {
    await withPanel(async (inspected) => {
      await inspected.open();
      await inspected.page.goto(`${app.url}/index.html`);
      const isDoubled = ({ findings }: ShownPanel) => findings.some(({ sentence }) => /arrived twice/.test(sentence));
      await inspected.shows('broadcasts received twice', isDoubled, 90_000);
      await task(inspected, folder);
    });
  } finally {
    await app.close();
    await rm(folder, { recursive: true });
  }
}

const payloadsOf = async (path: string): Promise<string> => {
  const { events, problems } = await readAll(new Uint8Array(await readFile(path)));
  expect(problems).toEqual([]);
  return hashOf(events.flatMap((event) => ('payload' in event ? [event.payload] : [])));
};

async function showFile(viewer: Page, path: string): Promise<ShownPanel> {
  await chooseFile(viewer, path);
  await viewer.waitForSelector('[data-testid="file-bar"]');
  return readPanel(viewer);
}

describe('the viewer', () => {
  it('shows of a session file, of a HAR of it, and of a damaged copy what the panel showed', async () => {
    await recordDuplicates(async ({ page, open }, folder) => {
      const { panel } = await open();
      const [first, second] = [join(folder, 'first.gz'), join(folder, 'second.gz')];
      // Nothing may come between what is read of the screen and what is saved.
      await panel.click('[data-testid="record"]');
      await saveSession(page.browser(), panel, first, { isRedacted: false });
      const live = await readPanel(panel);

      const viewer = await openViewerPage(page.browser(), new URL(panel.url()).host);
      const shown = await showFile(viewer, first);
      const timeless = (each: ShownPanel) => ({
        clients: each.clients.map((client) => ({
          ...client,
          connections: client.connections.map(({ words: _, ...connection }) => connection),
        })),
        findings: each.findings.map(({ rule, severity }) => ({ rule, severity })),
      });
      expect(timeless(shown)).toEqual(timeless(live));
      expect(shown.findings.length).toBeGreaterThan(0);
      expect(shown.status.join()).toMatch(/Nothing dropped.*From a file/);

      const { events } = await readAll(new Uint8Array(await readFile(first)));
      await writeFile(join(folder, 'a.har'), await textOf(harText(events)));
      await viewer.click('[data-testid="open-another"]');
      expect(timeless(await showFile(viewer, join(folder, 'a.har')))).toEqual(timeless(shown));
      expect(await payloadsOf(first)).toBe(await payloadsOf(join(folder, 'a.har')));

      await writeFile(second, (await readFile(first)).subarray(0, -64));
      await viewer.click('[data-testid="open-another"]');
      const damaged = await showFile(viewer, second);
      expect(damaged.clients.length).toBe(live.clients.length);
      const sentence = await viewer.$eval('[data-testid="file-problems"]', (element) => element.textContent);
      expect(sentence).toMatch(/^The file ends too early, after line \d+: what stands before that was read\./);
    });
  });

  it('opens what is dropped on it or on the panel, says what is wrong, and runs nothing of it', async () => {
    await withPanel(async ({ page, open }) => {
      const { panel } = await open();
      const viewer = await openViewerPage(page.browser(), new URL(panel.url()).host);
      const dialogs: string[] = [];
      viewer.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      await dropFile(viewer, 'messages.csv', 'time,connection,size\n1,2,3\n');
      await viewer.waitForSelector('[data-testid="file-refused"] ::-p-text(This is a CSV)');

      const name = '<img src=x onerror=alert(1)>.tapewire.ndjson';
      const header = '{"format":"tapewire-session","version":1}';
      const hostile = '{"type":"<img src=x onerror=alert(2)>"}';
      const realm =
        '{"type":"realm-started","realmId":"a","sequence":0,"timestamp":1,"kind":"window","url":"javascript:alert(3)","isTop":true}';
      await dropFile(viewer, name, [header, realm, 'not json', hostile].join('\n'));
      await viewer.waitForSelector('[data-testid="file-problems"] ::-p-text(Line 3 is not JSON.)');
      expect(await viewer.$eval('[data-testid="file-name"]', (element) => element.textContent)).toBe(name);
      expect(await viewer.$$('img')).toEqual([]);
      expect(dialogs).toEqual([]);

      const before = (await page.browser().pages()).length;
      await dropFile(panel, 'of-panel.tapewire.ndjson', [header, realm].join('\n'));
      const handed = await waitUntil('a tab opens on the file', async () => {
        const pages = await page.browser().pages();
        const last =
          pages.length > before ? pages.find((one) => one !== viewer && /viewer\.html/.test(one.url())) : undefined;
        return (await last?.$('[data-testid="file-bar"]')) ? last : null;
      });
      expect(await handed.$eval('[data-testid="file-name"]', (element) => element.textContent)).toBe(
        'of-panel.tapewire.ndjson',
      );
    });
  });

  it('opens a file of a private window in that window, and keeps nothing of it', async () => {
    const app = await createTradingApp();
    try {
      await using launched = await launchBrowser({ extensionDir: await buildExtension() });
      const page = await openPrivateWindow(launched, `${app.url}/index.html`);
      const { panel } = await openPanel(page);
      const lines = [
        '{"format":"tapewire-session","version":1}',
        '{"type":"realm-started","realmId":"a","sequence":0,"timestamp":1,"kind":"window","url":"http://x.test/","isTop":true}',
      ];
      await dropFile(panel, 'of-private.tapewire.ndjson', lines.join('\n'));
      const viewer = await waitUntil('a tab opens on the file', async () => {
        const pages = await Promise.all(launched.browser.targets().map((target) => target.page()));
        const found = pages.find((one) => /viewer\.html/.test(one?.url() ?? ''));
        return (await found?.$('[data-testid="file-bar"]')) ? found : null;
      });
      const name = await viewer.$eval('[data-testid="file-name"]', (element) => element.textContent);
      expect(name).toBe('of-private.tapewire.ndjson');
      expect(await viewer.evaluate(isInPrivateWindow)).toBe(true);
      expect(await recordsOf(viewer)).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
