// What keeps a pattern of the user from stopping the panel: the browser's own matching cannot be ended, and may take longer
// than anybody lives. It is used for texts so short that it must come to an end; longer ones are matched in another way.
// Pure.
import { type Pattern, rangesOf } from '../filter/highlight.ts';
import { createLinearPattern } from './linear-pattern.ts';
import { parsePattern } from './parse-pattern.ts';
import { type StepsIn, stepsOf } from './pattern-cost.ts';

/** What one text may take: some milliseconds. */
const MAX_STEPS = 4_000_000;
/** Of what is kept of a message. UTF-16 units */
const LONGEST = 1_048_576;
/** What the longest text may take, if that is all that it takes: some tenths of a second. */
const MAX_STEPS_OF_LONGEST = 64 * LONGEST;

/** Longer ones are not looked into. UTF-16 units */
const MAX_SOURCE = 2_000;
/** What lets a pattern match one text in several ways. */
const HAS_WAYS = /[*+?{|]/;

/** A pattern that always comes to an end soon; null for one that may not. */
export function judgePattern(pattern: RegExp): Pattern | null {
  if (!HAS_WAYS.test(pattern.source)) return pattern;
  if (pattern.source.length > MAX_SOURCE) return null;
  const node = parsePattern(pattern);
  if (node === null) return null;
  const steps = stepsOf(pattern, node);
  if (steps(LONGEST) <= MAX_STEPS_OF_LONGEST) return pattern;
  const linear = createLinearPattern(node, pattern.flags);
  if (linear === null) return null;
  const maxLength = longestIn(steps);
  return {
    test: (text) => (text.length <= maxLength ? pattern.test(text) : linear.test(text)),
    rangesIn: (text, limit) =>
      text.length <= maxLength ? rangesOf(text, pattern, limit) : linear.rangesIn(text, limit),
  };
}

/** Of texts that may be matched as the browser does it. */
function longestIn(steps: StepsIn): number {
  let length = 0;
  for (let step = LONGEST; step >= 1; step /= 2) if (steps(length + step) <= MAX_STEPS) length += step;
  return length;
}
