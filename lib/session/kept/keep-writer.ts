// Writes kept sessions, in a worker of the panel: neither compressing nor storing takes the panel's time.
import { gzipped } from './gzip.ts';
import { keepWithinLimits } from './keep-within-limits.ts';
import { type KeptDatabase, openKeptDatabase } from './kept-database.ts';
import { KEPT_LIMITS, type KeptFacts, type KeptLimits, lockNameOf } from './kept-session.ts';

/** What the panel asks for: lines that follow those of before. The first of an `id` begin a session. */
export interface KeepRequest {
  readonly id: string;
  /** Whole lines, each with its line feed. */
  readonly text: string;
  /** Epoch ms. */
  readonly at: number;
  readonly facts: KeptFacts;
}

/** `gone`: the user deleted it. `failed`: the browser does not store it. */
export interface KeepTrouble {
  readonly id: string;
  readonly trouble: 'gone' | 'failed';
}

/** A chunk is written anew with each second of it until it has this length: small ones would hardly shrink. UTF-16 units. */
const CHUNK = 262_144;

interface Open {
  readonly id: string;
  readonly release: () => void;
  number: number;
  text: string;
  isTold: boolean;
}

export interface KeepWriter {
  keep(request: KeepRequest): void;
}

export function createKeepWriter(
  onTrouble: (trouble: KeepTrouble) => void,
  limits: KeptLimits = KEPT_LIMITS,
): KeepWriter {
  let database: Promise<KeptDatabase> | null = null;
  let open: Open | null = null;
  let last = Promise.resolve();

  function openFor(id: string): Open {
    if (open?.id === id) return open;
    open?.release();
    open = { id, release: hold(lockNameOf(id)), number: 0, text: '', isTold: false };
    return open;
  }

  async function write({ id, text, at, facts }: KeepRequest): Promise<void> {
    const isFirst = open?.id !== id;
    const chunk = openFor(id);
    if (chunk.isTold) return;
    chunk.text += text;
    database ??= openKeptDatabase();
    const isKept = await putChunk(await database, chunk, { id, text, at, facts }, isFirst);
    if (!isKept) {
      chunk.isTold = true;
      onTrouble({ id, trouble: 'gone' });
      return;
    }
    if (chunk.text.length > CHUNK) Object.assign(chunk, { number: chunk.number + 1, text: '' });
    await keepWithinLimits(await database, limits, id);
  }

  return {
    keep(request) {
      last = last
        .then(() => write(request))
        .catch(() => {
          database = null;
          onTrouble({ id: request.id, trouble: 'failed' });
        });
    },
  };
}

/** False when the session is not there any more. */
async function putChunk(
  database: KeptDatabase,
  { number, text }: Open,
  { id, at, facts }: KeepRequest,
  isFirst: boolean,
): Promise<boolean> {
  const bytes = await gzipped(text);
  const textLength = text.length;
  const change = database.transaction(['sessions', 'chunks'], 'readwrite');
  const [sessions, chunks] = [change.objectStore('sessions'), change.objectStore('chunks')];
  const known = await sessions.get(id);
  const before = known === undefined ? undefined : await chunks.get([id, number]);
  if (known !== undefined || isFirst) {
    const base = known ?? { id, startedAt: at, byteLength: 0, textLength: 0, evictedCount: 0 };
    chunks.put({ sessionId: id, number, bytes, textLength, isTrimmed: false });
    sessions.put({
      ...base,
      ...facts,
      updatedAt: at,
      byteLength: base.byteLength + bytes.length - (before?.bytes.length ?? 0),
      textLength: base.textLength + textLength - (before?.textLength ?? 0),
    });
  }
  await change.done;
  return known !== undefined || isFirst;
}

/** Holds a lock until the returned function is called, or until this worker is gone. */
function hold(name: string): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  void navigator.locks.request(name, () => promise);
  return resolve;
}
