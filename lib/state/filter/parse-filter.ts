// The filter box: plain words, `-` negation, `/regex/flags`, `key:value`, `size>10k`, `field.path:value`. Tokens are
// joined by "and". Nothing is an error: what cannot be read as a key or a pattern is plain text. Pure.
import { fieldTest } from './field-test.ts';
import type { FilterSubject, Test } from './filter-subject.ts';
import { type Clause, keyClause } from './key-tests.ts';
import type { TimeFrame } from './moment.ts';
import { type Judge, textTest, wantedPattern, wantedWords } from './text-match.ts';
import { type Token, tokensOf } from './tokens.ts';

/** The cheapest first, so that most rows never come to the dear ones. */
export type Filter = readonly Test[];

const NO_TIME: TimeFrame = { startedAt: null, lastEventAt: null };

/** The tests that `text` asks for. Inverted, each token means its opposite, as in Chrome's own panels. */
export function parseFilter(text: string, isInverted = false, time = NO_TIME, judge?: Judge): Filter {
  const clauses: Clause[] = [];
  for (const token of tokensOf(text)) {
    const clause = clauseOf(token, time, judge);
    if (clause === null) continue;
    const { cost, test } = clause;
    clauses.push(token.isNegated === isInverted ? clause : { cost, test: (subject) => !test(subject) });
  }
  return clauses.sort((a, b) => a.cost - b.cost).map(({ test }) => test);
}

export function passesFilter(filter: Filter, subject: FilterSubject): boolean {
  for (const test of filter) if (!test(subject)) return false;
  return true;
}

/** Null for a token that says nothing yet. */
function clauseOf(token: Token, time: TimeFrame, judge?: Judge): Clause | null {
  const pattern = token.key === null ? wantedPattern(token.body, judge) : null;
  if (pattern !== null) return { cost: 2, test: textTest(pattern) };
  const keyed = keyClause(token, time, judge);
  if (keyed !== undefined) return keyed;
  const field = fieldTest(token, judge);
  if (field !== undefined) return { cost: 3, test: field };
  const words = token.body.startsWith('"') ? token.body.replace(/^"|"$/g, '') : token.body;
  return words === '' || words === '-' ? null : { cost: 2, test: textTest(wantedWords(words)) };
}
