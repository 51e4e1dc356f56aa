// Where in a shown text something is found. Pure.

export interface TextRange {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** What is looked for: a regular expression, or what stands in for one that must not be used as it is. */
export type Pattern = RegExp | BoundedPattern;

export interface BoundedPattern {
  test(text: string): boolean;
  /** As `rangesOf` tells them. */
  rangesIn(text: string, limit: number): TextRange[];
}

/** One text may hold what is looked for a million times. */
const MAX_RANGES = 200;

/** The places of `pattern` in `text`, in order; places without extent are left out. */
export function rangesOf(text: string, pattern: Pattern | null, limit = MAX_RANGES): TextRange[] {
  if (pattern === null) return [];
  if (!(pattern instanceof RegExp)) return pattern.rangesIn(text, limit);
  const ranges: TextRange[] = [];
  for (const match of text.matchAll(new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`))) {
    if (match[0] === '') continue;
    ranges.push({ start: match.index, end: match.index + match[0].length });
    if (ranges.length >= limit) break;
  }
  return ranges;
}
