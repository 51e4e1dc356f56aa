// Lets go of the oldest first: whole sessions, and when only one is left, the oldest messages of that.

import { gzipped, ungzipped } from './gzip.ts';
import { type Chunk, chunksOf, type KeptDatabase, removeSession } from './kept-database.ts';
import type { KeptLimits } from './kept-session.ts';

/** As `lineOf` writes them. */
const MESSAGE_LINE = /^\{"type":"message-/;

/** `currentId` is being written, and the last to go. */
export async function keepWithinLimits(database: KeptDatabase, limits: KeptLimits, currentId: string): Promise<void> {
  const sessions = await database.getAll('sessions');
  let bytes = sessions.reduce((sum, { byteLength }) => sum + byteLength, 0);
  let count = sessions.length;
  const others = sessions.filter(({ id }) => id !== currentId).sort((a, b) => a.updatedAt - b.updatedAt);
  for (const { id, byteLength } of others) {
    if (bytes <= limits.maxBytes && count <= limits.maxSessions) return;
    await removeSession(database, id);
    bytes -= byteLength;
    count--;
  }
  while (bytes > limits.maxBytes) {
    const freed = await trimOldestChunk(database, currentId);
    if (freed === 0) return;
    bytes -= freed;
  }
}

/** Bytes that it freed; 0 when there are no messages left to let go, but those being written. */
async function trimOldestChunk(database: KeptDatabase, id: string): Promise<number> {
  const oldest = await oldestWhole(database, id);
  if (oldest === null) return 0;
  const lines = new TextDecoder().decode(await ungzipped(oldest.bytes)).split('\n');
  const kept = lines.filter((line) => !MESSAGE_LINE.test(line));
  const bytes = await gzipped(kept.join('\n'));
  const textLength = kept.reduce((sum, line) => sum + line.length + 1, 0);
  const change = database.transaction(['sessions', 'chunks'], 'readwrite');
  const session = await change.objectStore('sessions').get(id);
  if (session !== undefined) {
    const freed = oldest.bytes.length - bytes.length;
    change.objectStore('chunks').put({ ...oldest, bytes, textLength, isTrimmed: true });
    change.objectStore('sessions').put({
      ...session,
      byteLength: session.byteLength - freed,
      textLength: session.textLength - oldest.textLength + textLength,
      evictedCount: session.evictedCount + lines.length - kept.length,
    });
  }
  await change.done;
  return session === undefined ? 0 : oldest.bytes.length - bytes.length;
}

/** The newest chunk is still being written, and so is never the oldest that is whole. */
async function oldestWhole(database: KeptDatabase, id: string): Promise<Chunk | null> {
  const read = database.transaction('chunks');
  let found: Chunk | null = null;
  for (let at = await read.store.openCursor(chunksOf(id)); at !== null; at = await at.continue()) {
    if (found !== null) return found;
    if (!at.value.isTrimmed) found = at.value;
  }
  return null;
}
