import { browser } from 'wxt/browser';
import { initiatorOf } from '../../lib/checks/network-cause.ts';
import { askHttp } from '../../lib/checks/page/ask-http.ts';
import { tryHandshake } from '../../lib/checks/page/try-handshake.ts';
import type { Inspection } from '../../lib/state/inspection-state.ts';
import { inspectedPage } from './inspected-page.ts';

/** Random, so that no page can give its own code that name and hide its connections behind it. */
const sourceName = `tapewire-check-${crypto.randomUUID()}`;

export const inspection: Inspection = {
  page: inspectedPage,
  panel: { askHttp, tryHandshake },
  network: browser.devtools.network,
  sourceName,
};

/** Whether a connection of the network log is one that a check made. */
export function isOwn(entry: unknown): boolean {
  return initiatorOf(entry)?.startsWith(sourceName) ?? false;
}
