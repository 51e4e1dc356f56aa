// The value of a `key:value`: one of several words, with `*` for anything, or a /pattern/. Pure.
import { isIn, type Judge, wantedPattern } from './text-match.ts';

export type ValueTest = (text: string) => boolean;

/** Null when nothing is asked for yet. Case does not count. */
export function valueTest(value: string, how: 'whole' | 'part' = 'whole', judge?: Judge): ValueTest | null {
  const pattern = wantedPattern(value, judge)?.pattern;
  if (pattern !== undefined) return remembered((text) => isIn(pattern, text));
  const wanted = alternativesOf(value);
  if (wanted.length === 0) return null;
  const tests = wanted.map((one) => oneTest(one, how));
  return remembered((text) => tests.some((test) => test(text)));
}

/** `a,b` are two, `"a,b"` is one. */
export function alternativesOf(value: string): string[] {
  const quoted = /^"(.*)"$/.exec(value)?.[1];
  if (quoted !== undefined) return quoted === '' ? [] : [quoted.toLowerCase()];
  return value.replaceAll('"', '').toLowerCase().split(',').filter(Boolean);
}

function oneTest(wanted: string, how: 'whole' | 'part'): ValueTest {
  if (wanted.includes('*')) return wildcardTest(wanted);
  return how === 'whole' ? (text) => text.toLowerCase() === wanted : (text) => text.toLowerCase().includes(wanted);
}

/** `a*b*c`, part behind part. No pattern: some texts would keep one busy for hours. */
function wildcardTest(wanted: string): ValueTest {
  const [first = '', ...middle] = wanted.split('*');
  const last = middle.pop() ?? '';
  return (text) => {
    const lower = text.toLowerCase();
    if (!lower.startsWith(first) || !lower.endsWith(last)) return false;
    const end = lower.length - last.length;
    let from = first.length;
    for (const part of middle) {
      const at = lower.indexOf(part, from);
      if (at < 0) return false;
      from = at + part.length;
    }
    return from <= end;
  };
}

const MAX_REMEMBERED = 1_000;

/** Values repeat: types, channels, labels. A million rows then cost a look-up each. */
function remembered(test: ValueTest): ValueTest {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const passes = test(text);
    if (known.size < MAX_REMEMBERED) known.set(text, passes);
    return passes;
  };
}
