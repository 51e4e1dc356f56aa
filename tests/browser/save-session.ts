import type { Browser, Frame } from 'puppeteer-core';
import { saveDownload } from './save-download.ts';

export interface SaveOptions {
  /** As the panel offers it, secrets are taken out. */
  readonly isRedacted?: boolean;
  readonly format?: 'tapewire' | 'html' | 'markdown' | 'har' | 'csv';
}

/** Exports the session from the panel as a user does, into the file `path`. */
export async function saveSession(
  browser: Browser,
  panel: Frame,
  path: string,
  { isRedacted = true, format = 'tapewire' }: SaveOptions = {},
): Promise<void> {
  await panel.click('[data-testid="export-session"]');
  await panel.waitForSelector('[data-testid="export-dialog"]');
  await panel.click(`[data-testid="export-format-${format}"]`);
  if (!isRedacted) await panel.click('[data-testid="redact"]');
  await saveDownload(browser, path, () => panel.click('[data-testid="save-export"]'));
  await panel.click('[data-testid="close-dialog"]');
}
