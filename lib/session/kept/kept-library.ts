// The kept sessions, for whoever lists, opens and deletes them.
import { streamOf } from '../bytes/stream-of.ts';
import { FILE_FORMAT, FILE_VERSION } from '../native/session-file.ts';
import { ungzipped } from './gzip.ts';
import { chunksOf, type KeptDatabase, openKeptDatabase, removeSession } from './kept-database.ts';
import { type KeptSession, lockNameOf } from './kept-session.ts';

export interface ListedSession extends KeptSession {
  /** A panel is writing it. */
  readonly isGrowing: boolean;
}

export interface KeptLibrary {
  /** Newest first. */
  list(): Promise<readonly ListedSession[]>;
  remove(id: string): Promise<void>;
  removeAll(): Promise<void>;
  /** As the lines of a session file. */
  contentOf(session: KeptSession): ReadableStream<Uint8Array<ArrayBuffer>>;
}

export function createKeptLibrary(): KeptLibrary {
  let opened: Promise<KeptDatabase> | null = null;
  const database = (): Promise<KeptDatabase> => {
    opened ??= openKeptDatabase();
    return opened;
  };
  return {
    async list() {
      const sessions = await (await database()).getAll('sessions');
      const { held = [] } = await navigator.locks.query();
      const names = new Set(held.map(({ name }) => name));
      return sessions
        .sort((a, b) => b.updatedAt - a.updatedAt)
        .map((session) => ({ ...session, isGrowing: names.has(lockNameOf(session.id)) }));
    },
    remove: async (id) => removeSession(await database(), id),
    async removeAll() {
      const change = (await database()).transaction(['sessions', 'chunks'], 'readwrite');
      await Promise.all([change.objectStore('sessions').clear(), change.objectStore('chunks').clear(), change.done]);
    },
    contentOf: (session) => streamOf(linesOf(session, database)),
  };
}

async function* linesOf(
  session: KeptSession,
  database: () => Promise<KeptDatabase>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield new TextEncoder().encode(
    `${headOf(session)
      .map((line) => JSON.stringify(line))
      .join('\n')}\n`,
  );
  const store = await database();
  for (const key of await store.getAllKeys('chunks', chunksOf(session.id))) {
    const chunk = await store.get('chunks', key);
    if (chunk !== undefined) yield await ungzipped(chunk.bytes);
  }
}

/** The header, and what was let go. */
function headOf({ updatedAt, startedAt, pageUrl, evictedCount }: KeptSession): object[] {
  const header = {
    format: FILE_FORMAT,
    version: FILE_VERSION,
    savedAt: updatedAt,
    ...(pageUrl === null ? {} : { environment: { pageUrl } }),
    redaction: null,
  };
  const place = { realmId: 'panel', sequence: 0, timestamp: startedAt };
  const loss = { type: 'events-dropped', ...place, count: evictedCount, byteLength: 0, why: 'evicted' };
  return evictedCount === 0 ? [header] : [header, loss];
}
