// What changed from one text, or one run of bytes, to another. Pure.

export interface Replaced<Part> {
  /** Where the difference begins. */
  readonly at: number;
  readonly before: Part;
  readonly after: Part;
}

/** What lies between the beginning and the end that both texts share; null when they are equal. */
export function textDifference(before: string, after: string): Replaced<string> | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before[at] === after[at]) at++;
  let tail = 0;
  while (tail < shorter - at && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { at, before: before.slice(at, before.length - tail), after: after.slice(at, after.length - tail) };
}

/** Runs of bytes that differ, place by place, at most `limit` of them. */
export function byteDifference(before: Uint8Array, after: Uint8Array, limit: number): Replaced<Uint8Array>[] {
  const runs: Replaced<Uint8Array>[] = [];
  const length = Math.max(before.length, after.length);
  for (let at = 0; at < length && runs.length < limit; at++) {
    if (before[at] === after[at]) continue;
    let end = at + 1;
    while (end < length && before[end] !== after[end]) end++;
    runs.push({ at, before: before.subarray(at, end), after: after.subarray(at, end) });
    at = end;
  }
  return runs;
}
