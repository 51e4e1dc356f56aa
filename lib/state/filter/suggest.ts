// What may be typed next in the filter box: keys, and the values of a key that the session has seen. Pure.
import { DIRECTIONS, KEYS, type Key, OPENERS, STATES } from './key-tests.ts';
import { wantedPattern } from './text-match.ts';
import { type Token, tokensOf } from './tokens.ts';

/** What the session has seen. */
export interface SuggestContext {
  readonly types: readonly string[];
  readonly channels: readonly string[];
  /** `js#3`. */
  readonly connections: readonly string[];
  readonly realms: readonly string[];
  readonly closeCodes: readonly number[];
  /** Of late messages: `data.symbol`. */
  readonly fieldPaths: readonly string[];
}

export interface Suggestion {
  /** What takes the place of the text from `start` to `end`. */
  readonly text: string;
  readonly kind: 'key' | 'value' | 'field';
}

export interface Suggestions {
  readonly start: number;
  readonly end: number;
  readonly options: readonly Suggestion[];
}

const MAX_OPTIONS = 50;
const KINDS = ['text', 'binary'];

/** Completions for the token that the cursor is in or behind; none inside a pattern or a quoted text. */
export function suggest(text: string, cursor: number, context: SuggestContext): Suggestions {
  const token = tokensOf(text.slice(0, cursor)).at(-1);
  const isBehind = token !== undefined && token.start + token.body.length === cursor;
  if (!isBehind) return { start: cursor, end: cursor, options: keyOptions('', context, true) };
  const end = endOfToken(text, cursor);
  if (token.key === null) {
    const isPlain = /^[\p{L}\p{N}_$.[\]-]*$/u.test(token.body);
    return { start: token.start, end, options: isPlain ? keyOptions(token.body, context, false) : [] };
  }
  return { start: cursor - lastPartOf(token).length, end, options: valueOptions(token, context) };
}

function keyOptions(typed: string, { fieldPaths }: SuggestContext, areFieldsLeftOut: boolean): Suggestion[] {
  const keys = KEYS.map((key) => (key === 'size' ? 'size>' : `${key}:`));
  const fields = areFieldsLeftOut ? [] : fieldPaths.map((path) => `${path}:`);
  return [...optionsOf(keys, typed, 'key'), ...optionsOf(fields, typed, 'field')].slice(0, MAX_OPTIONS);
}

function valueOptions(token: Token, context: SuggestContext): Suggestion[] {
  const values = valuesOf(token.key?.toLowerCase() as Key, context);
  return optionsOf(values.map(quotedWhereNeeded), lastPartOf(token), 'value').slice(0, MAX_OPTIONS);
}

function valuesOf(key: Key, context: SuggestContext): readonly string[] {
  switch (key) {
    case 'dir':
      return firstSpellings(DIRECTIONS);
    case 'opener':
      return firstSpellings(OPENERS);
    case 'is':
      return Object.keys(STATES);
    case 'kind':
      return KINDS;
    case 'type':
      return context.types;
    case 'channel':
      return context.channels;
    case 'conn':
      return context.connections;
    case 'realm':
      return context.realms;
    case 'code':
      return context.closeCodes.map(String);
    default:
      return [];
  }
}

/** Those that begin as typed, then those that hold it. What is typed already in full is no suggestion. */
function optionsOf(all: readonly string[], typed: string, kind: Suggestion['kind']): Suggestion[] {
  const wanted = typed.toLowerCase();
  const found = [...new Set(all)].filter((one) => one.toLowerCase().includes(wanted) && one !== typed);
  const isFirst = (one: string): boolean => one.toLowerCase().startsWith(wanted);
  return [...found.filter(isFirst), ...found.filter((one) => !isFirst(one))].map((text) => ({ text, kind }));
}

/** Of `type:ping,po` the part that is being typed: `po`. */
function lastPartOf({ value }: Token): string {
  return value.startsWith('"') ? value : value.slice(value.lastIndexOf(',') + 1);
}

function endOfToken(text: string, cursor: number): number {
  return cursor + (/^\S*/.exec(text.slice(cursor))?.[0].length ?? 0);
}

function firstSpellings(spellings: Readonly<Record<string, string>>): string[] {
  const seen = new Set<string>();
  return Object.keys(spellings).filter((name) => {
    const meaning = spellings[name] ?? '';
    return seen.has(meaning) ? false : seen.add(meaning);
  });
}

function quotedWhereNeeded(value: string): string {
  return /[\s,"]/.test(value) || wantedPattern(value) !== null ? `"${value.replaceAll('"', '')}"` : value;
}
