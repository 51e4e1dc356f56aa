// What a walk over binary values found, before any of them is built: lengths that lie must cost nothing. Pure.

export interface Scan {
  /** Values at the top, whole ones only. */
  readonly values: number;
  /** Every value at the top is a map or a list, as messages are; a lone byte is a number to almost every format. */
  readonly isStructured: boolean;
  /** Why the bytes are not of the format, or null. */
  readonly error: string | null;
}

/** A value's head: what follows it. Null when it is not of the format. */
export interface ValueHead {
  /** First byte behind the head and whatever belongs to it alone, such as the bytes of a string. */
  readonly end: number;
  /** Values inside it. */
  readonly children: number;
  readonly isContainer: boolean;
}

/** Walks values that tell their lengths in advance. */
export function scanValues(bytes: Uint8Array, headAt: (position: number) => ValueHead | null): Scan {
  /** How many values each open container still waits for. */
  const open: number[] = [];
  let position = 0;
  let values = 0;
  let isStructured = true;
  const failed = (error: string): Scan => ({ values, isStructured, error });
  while (position < bytes.length) {
    const head = headAt(position);
    if (head === null) return failed(`byte ${position} begins no value`);
    const { end, children, isContainer } = head;
    if (end + children > bytes.length) return failed(`the value at byte ${position} is longer than what follows`);
    if (open.length === 0) isStructured &&= isContainer;
    position = end;
    if (children > 0) {
      open.push(children);
      continue;
    }
    for (; open.length > 0; open.pop()) {
      const left = (open.at(-1) ?? 0) - 1;
      open[open.length - 1] = left;
      if (left > 0) break;
    }
    if (open.length === 0) values++;
  }
  return open.length > 0 ? failed('a list or map is not complete') : { values, isStructured, error: null };
}
