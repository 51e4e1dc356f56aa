// Where kept sessions lie: IndexedDB of the extension, which no page can reach.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { KeptSession } from './kept-session.ts';

export interface Chunk {
  readonly sessionId: string;
  /** Place in the session, from 0. */
  readonly number: number;
  /** gzip of whole lines. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly textLength: number;
  /** Its messages were let go; what it tells of connections is still there. */
  readonly isTrimmed: boolean;
}

interface Schema extends DBSchema {
  sessions: { key: string; value: KeptSession };
  chunks: { key: [sessionId: string, number: number]; value: Chunk };
}

export type KeptDatabase = IDBPDatabase<Schema>;

export const DATABASE = 'tapewire';

export function openKeptDatabase(): Promise<KeptDatabase> {
  return openDB<Schema>(DATABASE, 1, {
    upgrade(database) {
      database.createObjectStore('sessions', { keyPath: 'id' });
      database.createObjectStore('chunks', { keyPath: ['sessionId', 'number'] });
    },
    // Another version of the extension wants it: it must not wait for this one.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}

/** All chunks of a session. */
export function chunksOf(sessionId: string): IDBKeyRange {
  return IDBKeyRange.bound([sessionId, 0], [sessionId, Number.MAX_SAFE_INTEGER]);
}

export async function removeSession(database: KeptDatabase, id: string): Promise<void> {
  const change = database.transaction(['sessions', 'chunks'], 'readwrite');
  await Promise.all([
    change.objectStore('sessions').delete(id),
    change.objectStore('chunks').delete(chunksOf(id)),
    change.done,
  ]);
}
