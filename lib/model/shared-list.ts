// A list that grows at its end, where every older state of it stays valid and growing costs the same at any length.

export interface SharedList<Item> {
  /** Longer than `length` when a newer state shares it. */
  readonly items: readonly Item[];
  readonly length: number;
}

export const NO_ITEMS: SharedList<never> = { items: Object.freeze([]), length: 0 };

/** The list with these items behind it. Only a list that another grew from already is copied. */
export function grown<Item>({ items, length }: SharedList<Item>, more: Iterable<Item>): SharedList<Item> {
  const own = (length > 0 && items.length === length ? items : items.slice(0, length)) as Item[];
  for (const item of more) own.push(item);
  return { items: own, length: own.length };
}

export function plainList<Item>({ items, length }: SharedList<Item>): readonly Item[] {
  return items.slice(0, length);
}
