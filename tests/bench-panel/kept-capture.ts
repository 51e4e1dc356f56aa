// How far the kept copy of a capture is behind the panel.
import type { Frame } from 'puppeteer-core';
import { waitUntil } from '../browser/wait-until.ts';

export interface KeptCapture {
  /** ms from when the panel held all messages until all were in the database. */
  readonly behindMs: number;
  /** Bytes in the database. */
  readonly byteLength: number;
  readonly evictedCount: number;
}

/** Waits until the newest kept capture has so many messages. */
export async function measureKept(panel: Frame, messages: number): Promise<KeptCapture> {
  const start = performance.now();
  const record = await waitUntil(
    'the capture is kept',
    async () => {
      const newest = await panel.evaluate(readNewest);
      return newest !== null && newest.messageCount >= messages ? newest : null;
    },
    { timeoutMs: 120_000, intervalMs: 50 },
  );
  const { byteLength, evictedCount } = record;
  return { behindMs: performance.now() - start, byteLength, evictedCount };
}

interface KeptRecord {
  readonly updatedAt: number;
  readonly messageCount: number;
  readonly byteLength: number;
  readonly evictedCount: number;
}

function readNewest(): Promise<KeptRecord | null> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tapewire');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const request = opening.result.transaction('sessions').objectStore('sessions').getAll();
      request.onsuccess = () => {
        const records: KeptRecord[] = request.result;
        resolve(records.sort((a, b) => b.updatedAt - a.updatedAt)[0] ?? null);
      };
      request.onerror = () => reject(request.error);
      opening.result.close();
    };
  });
}
