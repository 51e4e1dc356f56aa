// The viewer in a tab, and a file chosen in it.
import type { Browser, Page } from 'puppeteer-core';

export async function openViewerPage(browser: Browser, extensionId: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extensionId}/viewer.html`);
  await page.waitForSelector('[data-testid="viewer-start"]');
  return page;
}

/** Chooses the file at `path`, as the user does behind the button. */
export async function chooseFile(viewer: Page, path: string): Promise<void> {
  const input = await viewer.waitForSelector('[data-testid="choose-file-input"]');
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(path);
}

/** As a user lets go of a file over the page. */
export function dropFile(target: Pick<Page, 'evaluate'>, name: string, text: string): Promise<void> {
  return target.evaluate(
    (fileName, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName));
      for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      }
    },
    name,
    text,
  );
}
