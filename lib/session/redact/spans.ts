// Places of a text that are replaced. Pure.

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Whether a place lies inside one that is replaced already. */
export function isCovered(spans: readonly Span[], start: number, end: number): boolean {
  return spans.some((span) => span.start <= start && span.end >= end);
}

/** The text with every place replaced. Where two overlap both are gone: what the first leaves of the second goes too. */
export function replaced(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let end = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= end) parts.push(text.slice(end, span.start), span.text);
    end = Math.max(end, span.end);
  }
  parts.push(text.slice(end));
  return parts.join('');
}
