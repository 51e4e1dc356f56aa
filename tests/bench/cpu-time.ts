// Processor time of one page's main thread, as the kernel counts it: waiting for other processes does not count, and
// nothing is switched on in the browser (its own `Performance` domain slows every callback that it times).
import { readdirSync, readFileSync } from 'node:fs';
import type { CDPSession } from 'puppeteer-core';

const PROBE_MS = 80;

/** Nanoseconds that the main thread of process `pid` has run; 0 when it is gone. */
function ranNs(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}

function isRenderer(pid: string): boolean {
  try {
    return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer');
  } catch {
    return false;
  }
}

/** A clock of the page's main thread, in microseconds. It finds the page's process by letting the page work for a moment. */
export async function mainThreadClock(page: CDPSession): Promise<() => Promise<number>> {
  const before = new Map(
    readdirSync('/proc')
      .filter(isRenderer)
      .map((pid) => [pid, ranNs(pid)]),
  );
  if (before.size === 0) throw new Error('This bench needs the /proc of Linux.');
  await page.send('Runtime.evaluate', {
    expression: `{ const end = performance.now() + ${PROBE_MS}; while (performance.now() < end); }`,
  });
  await settle();
  const [busiest] = [...before].sort(([a, ranA], [b, ranB]) => ranNs(b) - ranB - (ranNs(a) - ranA));
  const pid = busiest?.[0] ?? '';
  return async () => {
    await settle();
    return ranNs(pid) / 1000;
  };
}

/** The kernel adds to its count when a thread stops or at the next tick. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
