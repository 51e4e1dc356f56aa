// Reads a regular expression that the browser has accepted already, so that nothing in it is a mistake. Pure.
import type { EdgeSource, PatternNode } from './pattern-node.ts';

const HEX4 = '[0-9a-fA-F]{4}';
const CLASS = String.raw`\[(?:[^\]\\]|\\[^])*\]`;
const ESCAPED = `u${HEX4}|x[0-9a-fA-F]{2}|c[a-zA-Z]`;
const PAIR = String.raw`u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}`;
const CHARACTER = new RegExp(String.raw`\\(?:${ESCAPED}|0[0-7]{0,2}|[^])|${CLASS}|[^]`, 'y');
const UNICODE_CHARACTER = new RegExp(
  String.raw`\\(?:u\{[^}]*\}|${PAIR}|${ESCAPED}|[pP]\{[^}]*\}|[^])|${CLASS}|[^]`,
  'uy',
);
const QUANTIFIER = /(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})(\??)/y;
const GROUP = /\((?:\?(?:(:)|(<?[=!])|<([^>=!][^>]*)>))?/y;
const EDGE = /\^|\$|\\[bB]/y;
const AGAIN = /\\(?:([1-9]\d*)|k<[^>]*>)/y;
const GROUPS = /\\.|\[(?:[^\]\\]|\\.)*\]|(\((?:(?!\?)|\?<[^=!]))/gs;

/** Null for what is written in a way that is not known here. */
export function parsePattern({ source, flags }: RegExp): PatternNode | null {
  // Its classes hold classes, and texts of several characters.
  if (flags.includes('v')) return null;
  const character = flags.includes('u') ? UNICODE_CHARACTER : CHARACTER;
  const groups = [...source.matchAll(GROUPS)].filter(([, group]) => group !== undefined);
  const hasNames = groups.some(([, group]) => group !== '(');
  let at = 0;
  let isKnown = true;

  function take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match !== null) at = pattern.lastIndex;
    return match;
  }

  function choice(): PatternNode {
    const options = [sequence()];
    while (source[at] === '|') {
      at++;
      options.push(sequence());
    }
    return options.length === 1 ? (options[0] as PatternNode) : { kind: 'choice', options };
  }

  function sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (isKnown && at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(repeated(single()));
    return parts.length === 1 ? (parts[0] as PatternNode) : { kind: 'sequence', parts };
  }

  function single(): PatternNode {
    if (source[at] === '(') return group();
    const edge = take(EDGE)?.[0];
    if (edge !== undefined) return { kind: 'edge', source: edge as EdgeSource };
    return again() ?? { kind: 'character', source: take(character)?.[0] ?? '' };
  }

  function group(): PatternNode {
    const [opening, , look] = take(GROUP) ?? [''];
    // As `(?i:a)`.
    if (opening === '(' && source[at] === '?') isKnown = false;
    const body = choice();
    at++;
    return look === undefined ? body : { kind: 'look', body, isBehind: look.startsWith('<') };
  }

  function again(): PatternNode | null {
    const from = at;
    const match = take(AGAIN);
    if (match === null) return null;
    const number = match[1];
    if (number === undefined ? hasNames : Number(number) <= groups.length) return { kind: 'again' };
    // Without such a group a number is an octal one.
    if (number !== undefined) isKnown = false;
    at = from;
    return null;
  }

  function repeated(body: PatternNode): PatternNode {
    const match = take(QUANTIFIER);
    if (match === null) return body;
    const [, sign, least, comma, most, lazy] = match;
    const min = sign === undefined ? Number(least) : sign === '+' ? 1 : 0;
    const max =
      sign === '?' ? 1 : sign !== undefined || (comma !== undefined && most === '') ? Infinity : Number(most ?? least);
    return { kind: 'repeat', body, min, max, isGreedy: lazy === '' };
  }

  const node = choice();
  return isKnown && at === source.length ? node : null;
}
