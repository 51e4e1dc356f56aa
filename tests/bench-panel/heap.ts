// What a page or a frame keeps, after its garbage was collected.
import type { CDPSession, Frame } from 'puppeteer-core';

export const MB = 1_000_000;

/** The frame's own DevTools session: a panel runs in a process of its own. */
export function sessionOf(frame: Frame): CDPSession {
  return (frame as unknown as { readonly client: CDPSession }).client;
}

/** MB of objects, strings and typed arrays. */
export async function heapMB(session: CDPSession): Promise<number> {
  // Twice: the first collection may only mark what the second frees.
  for (let time = 0; time < 2; time++) await session.send('HeapProfiler.collectGarbage');
  const usage = await session.send('Runtime.getHeapUsage');
  return (usage.usedSize + usage.backingStorageSize) / MB;
}
