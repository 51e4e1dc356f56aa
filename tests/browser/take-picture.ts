import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { DockedPanel } from './open-panel.ts';

const PAGE_PICTURE_ID = 'tapewire-page-picture';

/**
 * Writes a PNG of the tab: the page with DevTools docked at its bottom or right. A screenshot of the front end leaves the
 * page's place blank, so a screenshot of the page is laid there first.
 */
export async function takePicture(page: Page, { devtools }: DockedPanel, path: `${string}.png`): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const picture = await page.screenshot({ encoding: 'base64', captureBeyondViewport: false });
  const width = await page.evaluate(() => innerWidth);
  await devtools.evaluate(
    async (id, base64, cssWidth) => {
      const image = new Image();
      image.id = id;
      image.src = `data:image/png;base64,${base64}`;
      image.style.cssText = `position: fixed; left: 0; top: 0; width: ${cssWidth}px; z-index: 1`;
      await image.decode();
      document.body.append(image);
    },
    PAGE_PICTURE_ID,
    picture,
    width,
  );
  try {
    await devtools.screenshot({ path, captureBeyondViewport: false });
  } finally {
    await devtools.evaluate((id) => document.getElementById(id)?.remove(), PAGE_PICTURE_ID);
  }
}
