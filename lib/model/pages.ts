// A list in pages of typed arrays: growing copies nothing, and what leaves at its head frees whole pages.

/** A power of two, so that a row's page is a shift and its place a mask. */
export const PAGE_ROWS = 4096;
const SHIFT = 12;
const MASK = PAGE_ROWS - 1;
const NONE: readonly never[] = [];

export interface Pages<Page> {
  /** The page that holds `index`, made if the list had not grown so far. */
  grow(index: number): Page;
  /** Undefined for what is dropped or not there yet. */
  of(index: number): Page | undefined;
  /** Lets the pages go of which every row is before `first`, and hands them out for the last time. */
  dropBefore(first: number): readonly Page[];
}

/** Place of a row in its page. */
export function placeOf(index: number): number {
  return index & MASK;
}

export function createPages<Page>(make: () => Page): Pages<Page> {
  let pages: Page[] = [];
  let base = 0;
  return {
    grow(index) {
      const at = pageOf(index) - base;
      while (pages.length <= at) pages.push(make());
      return pages[at] as Page;
    },
    of: (index) => pages[pageOf(index) - base],
    dropBefore(first) {
      const count = pageOf(first) - base;
      if (count <= 0) return NONE;
      const dropped = pages.slice(0, count);
      pages = pages.slice(count);
      base += count;
      return dropped;
    },
  };
}

/** Indexes may outgrow 32 bits in a session of weeks: no shift of integers. */
function pageOf(index: number): number {
  return Math.floor(index / (1 << SHIFT));
}
