// The browser lists sockets in the order of their construction, and forgets the list when the page navigates (unless told
// to preserve its log) or the user clears it. This numbers them through.
import { harEntrySchema } from './har-entry.ts';
import { identityOf } from './network-events.ts';

export interface ListOrder {
  /** The order of the first entry of a reading. */
  firstOf(entries: readonly unknown[]): number;
}

export function createListOrder(): ListOrder {
  let first = 0;
  let head: string | null = null;
  let length = 0;
  return {
    firstOf(entries) {
      const newHead = headOf(entries);
      const isForgotten = entries.length < length || (head !== null && newHead !== head);
      if (isForgotten) first += length;
      head = newHead;
      length = entries.length;
      return first;
    },
  };
}

/** Null while the first entry cannot be told from another. */
function headOf(entries: readonly unknown[]): string | null {
  const entry = harEntrySchema.safeParse(entries[0]);
  return entry.success ? identityOf(entry.data) : null;
}
