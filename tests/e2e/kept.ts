// What the extension keeps of captures, read in its own page: the list as the user sees it, and what its database holds.
import type { Browser, Page } from 'puppeteer-core';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { KeptSession } from '../../lib/session/kept/kept-session.ts';
import { openViewerPage } from '../browser/viewer-page.ts';
import { readAll } from '../session/read-all.ts';

export interface Stored {
  /** Of the newest session, in order. */
  readonly events: readonly SessionEvent[];
  readonly sessionCount: number;
  readonly chunkCount: number;
}

export async function openKeptList(browser: Browser, extensionId: string): Promise<Page> {
  const viewer = await openViewerPage(browser, extensionId);
  await viewer.waitForSelector('[data-testid="kept-sessions"]');
  return viewer;
}

/** Reads the database behind the list, not by the code under test. */
export async function readStored(viewer: Page): Promise<Stored> {
  const { sessionCount, chunkCount, text } = await viewer.evaluate(async () => {
    const result = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await result(indexedDB.open('tapewire'));
    try {
      const read = database.transaction(['sessions', 'chunks']);
      const sessions = await result<Array<{ id: string; updatedAt: number }>>(read.objectStore('sessions').getAll());
      const chunks = await result<Array<{ sessionId: string; bytes: Uint8Array<ArrayBuffer> }>>(
        read.objectStore('chunks').getAll(),
      );
      const newest = sessions.sort((a, b) => b.updatedAt - a.updatedAt)[0]?.id;
      let found = '';
      for (const { sessionId, bytes } of chunks) {
        if (sessionId !== newest) continue;
        const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
        found += await new Response(stream).text();
      }
      return { sessionCount: sessions.length, chunkCount: chunks.length, text: found };
    } finally {
      database.close();
    }
  });
  const lines = `{"format":"tapewire-session","version":1}\n${text}`;
  const { events, problems } = await readAll(new TextEncoder().encode(lines));
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return { events, sessionCount, chunkCount };
}

/** What the database says of each kept session. */
export function recordsOf(viewer: Page): Promise<readonly KeptSession[]> {
  return viewer.evaluate(
    () =>
      new Promise<KeptSession[]>((resolve, reject) => {
        const opening = indexedDB.open('tapewire');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const request = opening.result.transaction('sessions').objectStore('sessions').getAll();
          request.onsuccess = () => resolve(request.result);
          opening.result.close();
        };
      }),
  );
}

/** Puts sessions there, or changes some fields of those that are there. */
export function putRecords(viewer: Page, records: readonly Partial<KeptSession>[]): Promise<void> {
  return viewer.evaluate(
    (given) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tapewire');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const change = opening.result.transaction('sessions', 'readwrite');
          const store = change.objectStore('sessions');
          for (const record of given) {
            const request = store.get(record.id ?? '');
            request.onsuccess = () => store.put({ ...request.result, ...record });
          }
          change.oncomplete = () => resolve();
          opening.result.close();
        };
      }),
    records,
  );
}
