// A map whose states can be handed out at each change: what is handed out never changes, and making it costs the same for
// ten entries as for ten thousand. In order of insertion, like `Map`.

/** Entries that are copied when one of them changes. */
const CHUNK = 64;

type Slot<Key, Value> = readonly [Key, Value] | undefined;
type Chunk<Key, Value> = ReadonlyArray<Slot<Key, Value>>;

export interface SharedMap<Key, Value> {
  set(key: Key, value: Value): void;
  delete(key: Key): void;
  /** The same object as before when nothing changed. */
  snapshot(): ReadonlyMap<Key, Value>;
}

export function createSharedMap<Key, Value>(): SharedMap<Key, Value> {
  // Grows only, so that older states may share it: they know how long they are.
  let places = new Map<Key, number>();
  let chunks: Array<Chunk<Key, Value>> = [];
  let length = 0;
  let size = 0;
  /** Chunks that no state was handed out with. */
  const own = new Set<number>();
  let published: ReadonlyMap<Key, Value> | null = null;

  function write(place: number, slot: Slot<Key, Value>): void {
    const at = Math.floor(place / CHUNK);
    if (published !== null) {
      chunks = [...chunks];
      own.clear();
      published = null;
    }
    const chunk = own.has(at) ? (chunks[at] as Array<Slot<Key, Value>>) : [...(chunks[at] ?? [])];
    own.add(at);
    chunk[place % CHUNK] = slot;
    chunks[at] = chunk;
  }

  return {
    set(key, value) {
      let place = places.get(key);
      if (place === undefined) {
        place = length++;
        size++;
        places.set(key, place);
      }
      write(place, [key, value]);
    },
    delete(key) {
      const place = places.get(key);
      if (place === undefined) return;
      places = new Map(places);
      places.delete(key);
      size--;
      write(place, undefined);
    },
    snapshot() {
      published ??= readonlyMap(places, chunks, length, size);
      return published;
    },
  };
}

function readonlyMap<Key, Value>(
  places: ReadonlyMap<Key, number>,
  chunks: ReadonlyArray<Chunk<Key, Value>>,
  length: number,
  size: number,
): ReadonlyMap<Key, Value> {
  function slotOf(key: Key): Slot<Key, Value> {
    const place = places.get(key);
    if (place === undefined || place >= length) return undefined;
    return chunks[Math.floor(place / CHUNK)]?.[place % CHUNK];
  }

  function* entries(): MapIterator<[Key, Value]> {
    for (const chunk of chunks) for (const slot of chunk) if (slot !== undefined) yield [slot[0], slot[1]];
  }
  function* keys(): MapIterator<Key> {
    for (const [key] of entries()) yield key;
  }
  function* values(): MapIterator<Value> {
    for (const [, value] of entries()) yield value;
  }

  const map: ReadonlyMap<Key, Value> = {
    size,
    get: (key) => slotOf(key)?.[1],
    has: (key) => slotOf(key) !== undefined,
    entries,
    keys,
    values,
    [Symbol.iterator]: entries,
    forEach(task) {
      for (const [key, value] of entries()) task(value, key, map);
    },
  };
  // What is to be seen of it, and compared, are its entries alone.
  for (const name of Reflect.ownKeys(map)) Object.defineProperty(map, name, { enumerable: false });
  return map;
}
