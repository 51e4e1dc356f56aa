import type { Frame, Page } from 'puppeteer-core';

/** Frames that a change takes to reach a picture: page, front end and panel are drawn by processes of their own. */
const FRAMES = 10;

/** Resolves when what is true of these documents now is on the screen too. */
export async function awaitDrawn(...places: ReadonlyArray<Page | Frame>): Promise<void> {
  for (const place of places) {
    for (let frame = 0; frame < FRAMES; frame++) {
      await place.evaluate(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
    }
  }
}
