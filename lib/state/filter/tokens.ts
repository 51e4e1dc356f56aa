// The filter box as tokens: words, "quoted words", /patterns/, and key:value where the value may be any of these. Pure.
import { QUOTED_NAME } from './field-path.ts';
import { FLAGS } from './text-match.ts';

export interface Token {
  readonly isNegated: boolean;
  /** As it stands in the box, without the sign of negation. */
  readonly body: string;
  /** What stands before a relation, in any case; null where there is none. */
  readonly key: string | null;
  readonly relation: ':' | '>' | '>=' | '<' | '<=';
  /** What follows the relation; the whole body where there is none. */
  readonly value: string;
  /** Place of the body in the text. */
  readonly start: number;
}

const KEY = String.raw`(?:${QUOTED_NAME}|[\p{L}_$.[])(?:${QUOTED_NAME}|[\p{L}\p{N}_$.[\]*-])*`;
const PATTERN = String.raw`\/(?:[^/\\\n]|\\.)+\/${FLAGS}(?=\s|$)`;
/** One that is not closed yet goes on to the end. */
const QUOTED = String.raw`"[^"]*(?:"(?=\s|$)|$)`;
const TOKEN = new RegExp(String.raw`(-?)((?:(${KEY})(:|>=?|<=?))?(${PATTERN}|${QUOTED}|\S*))`, 'guy');
const SPACE = /\s*/y;

/** All tokens of `text`, in order. Nothing is an error. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    SPACE.lastIndex = at;
    at += SPACE.exec(text)?.[0].length ?? 0;
    if (at >= text.length) return tokens;
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null || match[0] === '') return tokens;
    const [all, sign, body = '', key = null, relation = ':', value = ''] = match;
    tokens.push({
      isNegated: sign === '-',
      body,
      key,
      relation: relation as Token['relation'],
      value,
      start: at + (sign?.length ?? 0),
    });
    at += all.length;
  }
}
