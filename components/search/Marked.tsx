import type { ComponentChild } from 'preact';
import { type Pattern, rangesOf } from '../../lib/state/filter/highlight.ts';
import { useApp } from '../app-context.ts';
import './marked.css';

/** A text of the page, already made visible, with what is looked for marked in it. */
export function Marked({ text }: { text: string }) {
  const { search } = useApp();
  const pattern = search.pattern.value;
  return <bdi class="untrusted">{markedText(text, pattern)}</bdi>;
}

/** The same for who has the pattern already; null: nothing is looked for. */
export function markedText(text: string, pattern: Pattern | null): ComponentChild {
  if (pattern === null) return text;
  const parts: ComponentChild[] = [];
  let at = 0;
  for (const { start, end } of rangesOf(text, pattern)) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, text.slice(at)];
}
