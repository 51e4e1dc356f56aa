// A captured stack as lines with places, in the notation of V8 (`at f (url:1:2)`) or of SpiderMonkey (`f@url:1:2`). Pure.
import type { Place } from '../../lib/model/attribution.ts';

export interface StackLine {
  readonly text: string;
  readonly place: Place | null;
}

/** Deeper frames say nothing more of who opened a connection. */
const MAX_LINES = 64;
const V8 = /^at (?:(?:async |new )?(.*?) \()?(.+?):(\d+):(\d+)\)?$/;
const SPIDERMONKEY = /^(.*?)@(.+?):(\d+):(\d+)$/;

export function stackLines(stack: string): StackLine[] {
  return stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at ') || line.includes('@'))
    .slice(0, MAX_LINES)
    .map((text) => ({ text, place: placeIn(text) }));
}

function placeIn(text: string): Place | null {
  const match = V8.exec(text) ?? SPIDERMONKEY.exec(text);
  if (match === null) return null;
  const [, functionName = '', url = '', line, column] = match;
  return { functionName, url, line: Number(line), column: Number(column) };
}
