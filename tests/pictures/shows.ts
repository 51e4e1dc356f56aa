import type { DockedPanel } from '../browser/open-panel.ts';
import { readPanel, type ShownPanel } from '../browser/read-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';

/** PyScript boots in 5 s on a quiet machine and in a minute on a loaded one. */
export const LIMIT_MS = 180_000;

export function shows({ panel }: DockedPanel, what: string, condition: (shown: ShownPanel) => boolean) {
  const probe = async () => {
    const shown = await readPanel(panel);
    return shown.isJudged && condition(shown);
  };
  return waitUntil(`the panel shows ${what}`, probe, { timeoutMs: LIMIT_MS, intervalMs: 200 });
}

/** Runs in the panel: selecting ends the following. */
export function followsNewest(): boolean {
  const button = document.querySelector<HTMLElement>('[data-testid="follow-newest"]');
  button?.click();
  return button === null && document.querySelector('[data-message-index][aria-selected="true"]') !== null;
}
