// Processor time of one page's main thread, as the kernel counts it: waiting for other processes does not count, and
// nothing is switched on in the browser (its own `Performance` domain slows every callback that it times).
import { readFileSync } from 'node:fs';
import type { CDPSession } from 'puppeteer-core';

const PROBE_MS = 80;
const PROBES = 4;

/** Nanoseconds that the main thread of process `pid` has run; 0 when it is gone. */
function ranNs(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}

/**
 * A clock of the page's main thread, in microseconds. It finds the page's process, among those of the browser that `root`
 * speaks to, by letting the page work for moments.
 */
export async function mainThreadClock(root: CDPSession, page: CDPSession): Promise<() => Promise<number>> {
  const { processInfo } = await root.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => ({ id, leastNs: Infinity }));
  if (renderers.every(({ id }) => ranNs(id) === 0)) throw new Error('This bench needs the /proc of Linux.');
  // Several times: DevTools that are still starting may be busier in one of them.
  for (let probe = 0; probe < PROBES; probe++) {
    const before = renderers.map(({ id }) => ranNs(id));
    await page.send('Runtime.evaluate', {
      expression: `{ const end = performance.now() + ${PROBE_MS}; while (performance.now() < end); }`,
    });
    await settle();
    for (const [index, renderer] of renderers.entries()) {
      renderer.leastNs = Math.min(renderer.leastNs, ranNs(renderer.id) - (before[index] ?? 0));
    }
    await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
  }
  const pid = renderers.toSorted((a, b) => b.leastNs - a.leastNs)[0]?.id ?? 0;
  return async () => {
    await settle();
    return ranNs(pid) / 1000;
  };
}

/** The kernel adds to its count when a thread stops or at the next tick. */
function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
