// The rows that passed, as numbers in order of time: a message's index, or `-1 - n` for mark `n`. It grows at both ends,
// since a new filter is applied to the newest messages first, and is cut at its head as messages are evicted.

/** Rows dropped at the head are cut off in pieces of this size. */
const COMPACT_AT = 65_536;

export interface EntryList {
  readonly length: number;
  /** As it is now; stays valid while the list grows. */
  reader(): (position: number) => number | undefined;
  pushNewest(entry: number): void;
  pushOldest(entry: number): void;
  /** Drops rows at the head as long as they are gone; calls `onDrop` for each. */
  dropWhile(isGone: (entry: number) => boolean, onDrop: (entry: number) => void): void;
  insert(position: number, entry: number): void;
  remove(position: number): void;
}

export function createEntryList(): EntryList {
  /** Ascending from `head` on; in front of them, the newest first, what was found later. */
  let newer: number[] = [];
  const older: number[] = [];
  let head = 0;

  return {
    get length() {
      return older.length + newer.length - head;
    },
    reader() {
      const [list, from, before] = [newer, head, older.length];
      return (position) => (position < before ? older[before - 1 - position] : list[from + position - before]);
    },
    pushNewest: (entry) => void newer.push(entry),
    pushOldest: (entry) => void older.push(entry),
    dropWhile(isGone, onDrop) {
      for (let last = older.at(-1); last !== undefined && isGone(last); last = older.at(-1)) onDrop(older.pop() ?? 0);
      if (older.length > 0) return;
      for (; head < newer.length && isGone(newer[head] ?? 0); head++) onDrop(newer[head] ?? 0);
      if (head < COMPACT_AT) return;
      newer = newer.slice(head);
      head = 0;
    },
    insert(position, entry) {
      if (position < older.length) older.splice(older.length - position, 0, entry);
      else newer.splice(head + position - older.length, 0, entry);
    },
    remove(position) {
      if (position < older.length) older.splice(older.length - 1 - position, 1);
      else newer.splice(head + position - older.length, 1);
    },
  };
}
