// Which messages were amended lately, so that whoever drew or filtered them looks at those again and at no others.

/** More than a panel folds between two frames; whoever is further behind starts anew. */
const MAX_KEPT = 65_536;

export function createAmendments(limit = MAX_KEPT) {
  let indexes: number[] = [];
  let base = 0;
  return {
    add(index: number): void {
      indexes.push(index);
      if (indexes.length < 2 * limit) return;
      indexes = indexes.slice(-limit);
      base += limit;
    },
    count: (): number => base + indexes.length,
    since: (count: number): readonly number[] | null => (count < base ? null : indexes.slice(count - base)),
  };
}
