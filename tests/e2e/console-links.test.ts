// Chrome's own lines about a WebSocket must go on naming the page's code: the hook is on the stack, and ignored by its source map.
import { expect, it } from 'vitest';
import { buildExtension } from '../browser/build-extension.ts';
import { launchBrowser } from '../browser/launch.ts';
import { type ConsoleLine, readConsole } from '../browser/read-console.ts';
import { withProbeServer } from '../conformance/ask-probes.ts';

/** Lines of `/console` that construct, close while connecting, and send when closed. */
const LINKS = ['console:3', 'console:5', 'console:9'];

async function consoleLines(url: string, extensionDir: string | null): Promise<ConsoleLine[]> {
  await using launched = await launchBrowser({ ...(extensionDir === null ? {} : { extensionDir }), width: 1200 });
  const { page } = launched;
  const devtools = await page.openDevTools();
  await page.goto(`${url}console`);
  return await readConsole(devtools, LINKS);
}

it('links the console line of a failed connection, an early close and a late send to the page, as without us', async () => {
  const extensionDir = await buildExtension();
  await withProbeServer(async (url) => {
    const without = await consoleLines(url, null);
    expect(without.map(({ text }) => text)).toEqual(Array(3).fill(expect.stringContaining('WebSocket')));
    expect(await consoleLines(url, extensionDir)).toEqual(without);
  });
});
