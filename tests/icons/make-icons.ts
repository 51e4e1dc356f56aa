// The extension's icons in the sizes that browsers and stores ask for: `node tests/icons/make-icons.ts` after `icon.svg` changed.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../browser/launch.ts';
import { runMain } from '../setup/run-main.ts';

const SIZES = [16, 32, 48, 96, 128];
const TARGET = fileURLToPath(new URL('../../public/icon/', import.meta.url));

await runMain(async () => {
  const svg = await readFile(new URL('./icon.svg', import.meta.url), 'utf8');
  await using launched = await launchBrowser({ width: 200, height: 200 });
  const { page } = launched;
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw }</style>${svg}`);
    await page.screenshot({ path: `${TARGET}${size}.png`, omitBackground: true });
  }
});
