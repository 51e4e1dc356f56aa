// Where in a shown text something is found. Pure.

export interface TextRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** One text may hold what is looked for a million times. */
const MAX_RANGES = 200;

/** The places of `pattern` in `text`, in order; places without extent are left out. */
export function rangesOf(text: string, pattern: RegExp | null, limit = MAX_RANGES): TextRange[] {
  const ranges: TextRange[] = [];
  if (pattern === null) return ranges;
  for (const match of text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`))) {
    if (match[0] === '') continue;
    ranges.push({ start: match.index, end: match.index + match[0].length });
    if (ranges.length >= limit) break;
  }
  return ranges;
}
