// Finds the slot of a ring by a key of 64 bits. Numbers in typed arrays, which grow with the ring, so that many small ones
// take little room.

const NONE = -1;
const FIRST_SIZE = 64;

export interface KeyTable {
  /** The slot that was put last under the key. */
  find(low: number, high: number): number | null;
  put(slot: number, low: number, high: number): void;
  remove(slot: number): void;
}

/** For slots from 0 up to `limit`. */
export function createKeyTable(limit: number): KeyTable {
  let size = Math.min(FIRST_SIZE, powerAbove(limit));
  let low = new Int32Array(size);
  let high = new Int32Array(size);
  /** By slot: the one behind it in its chain. */
  let next = new Int32Array(size).fill(NONE);
  /** First slots of the chains; by the low bits of the key. */
  let first = new Int32Array(size * 2).fill(NONE);

  function grow(): void {
    const before = { low, high, size };
    size *= 2;
    low = new Int32Array(size);
    high = new Int32Array(size);
    low.set(before.low);
    high.set(before.high);
    const chains = first;
    const links = next;
    next = new Int32Array(size).fill(NONE);
    first = new Int32Array(size * 2).fill(NONE);
    for (const start of chains) {
      const chain: number[] = [];
      for (let slot = start; slot !== NONE; slot = links[slot] ?? NONE) chain.push(slot);
      for (const slot of chain.reverse()) link(slot);
    }
  }

  function link(slot: number): void {
    const chain = chainOf(low[slot] ?? 0);
    next[slot] = first[chain] ?? NONE;
    first[chain] = slot;
  }

  function chainOf(lowBits: number): number {
    return lowBits & (size * 2 - 1);
  }

  return {
    find(lowBits, highBits) {
      for (let slot = first[chainOf(lowBits)] ?? NONE; slot !== NONE; slot = next[slot] ?? NONE) {
        if (low[slot] === lowBits && high[slot] === highBits) return slot;
      }
      return null;
    },
    put(slot, lowBits, highBits) {
      while (slot >= size) grow();
      low[slot] = lowBits;
      high[slot] = highBits;
      link(slot);
    },
    remove(slot) {
      const chain = chainOf(low[slot] ?? 0);
      if (first[chain] === slot) {
        first[chain] = next[slot] ?? NONE;
        return;
      }
      for (let before = first[chain] ?? NONE; before !== NONE; before = next[before] ?? NONE) {
        if (next[before] !== slot) continue;
        next[before] = next[slot] ?? NONE;
        return;
      }
    },
  };
}

function powerAbove(limit: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, limit)));
}
