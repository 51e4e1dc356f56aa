import type { ComponentChild } from 'preact';
import { type Pattern, rangesOf } from '../../lib/state/filter/highlight.ts';
import { useApp } from '../app-context.ts';
import './marked.css';

/** A text of the page, already made visible, with what is looked for marked in it. */
export function Marked({ text }: { text: string }) {
  return <bdi class="untrusted">{withMarks(text, useApp().search.pattern.value)}</bdi>;
}

/** The same for who has the pattern already and isolates the text; null: nothing is looked for. */
export function withMarks(text: string, pattern: Pattern | null): ComponentChild {
  if (pattern === null) return text;
  const parts: ComponentChild[] = [];
  let at = 0;
  for (const { start, end } of rangesOf(text, pattern)) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  return [...parts, text.slice(at)];
}
