// What each key of the filter asks for. Pure.
import type { FilterSubject, Test } from './filter-subject.ts';
import { momentOf, type TimeFrame } from './moment.ts';
import { sizeTest } from './number-test.ts';
import type { Judge } from './text-match.ts';
import type { Token } from './tokens.ts';
import { alternativesOf, valueTest } from './wanted-value.ts';

export const KEYS = [
  'dir',
  'type',
  'conn',
  'opener',
  'realm',
  'channel',
  'kind',
  'size',
  'larger-than',
  'code',
  'is',
  'after',
  'before',
] as const;
export type Key = (typeof KEYS)[number];

/** Values that a key knows by name, the first spelling of each offered for completion. */
export const DIRECTIONS: Readonly<Record<string, 'sent' | 'received'>> = {
  sent: 'sent',
  received: 'received',
  send: 'sent',
  receive: 'received',
  recv: 'received',
};
export const OPENERS: Readonly<Record<string, 'javascript' | 'python' | 'unknown'>> = {
  js: 'javascript',
  py: 'python',
  unknown: 'unknown',
  javascript: 'javascript',
  python: 'python',
};
export const STATES: Readonly<Record<string, Test>> = {
  duplicate: (subject) => subject.isDuplicate,
  heartbeat: (subject) => subject.isHeartbeat(),
  error: (subject) => subject.isError(),
  drift: (subject) => subject.hasDrift(),
  unknown: (subject) => subject.isOfUnknownType(),
  starred: (subject) => subject.isStarred(),
  truncated: (subject) => subject.isTruncated,
  binary: (subject) => subject.kind === 'binary',
  text: (subject) => subject.kind === 'text',
};

/** What a clause costs for a row: facts of the log, facts of decoding, its text, a field of it. */
export type Cost = 0 | 1 | 2 | 3;
export interface Clause {
  readonly test: Test;
  readonly cost: Cost;
}

/** Null for what says nothing yet, as `type:` while it is being typed; undefined when `key` is none of ours. */
export function keyClause({ key, relation, value }: Token, time: TimeFrame, judge?: Judge): Clause | null | undefined {
  const known = KEYS.find((one) => one === key?.toLowerCase());
  if (known === undefined) return undefined;
  if (known === 'size') return clause(0, sizeOf(sizeTest(relation, value)));
  if (relation !== ':') return undefined;
  switch (known) {
    case 'dir':
      return clause(
        0,
        anyOf(value, (one, subject) => subject.direction !== null && subject.direction === DIRECTIONS[one]),
      );
    case 'kind':
      return clause(
        0,
        anyOf(value, (one, subject) => subject.kind === one),
      );
    case 'larger-than':
      return clause(0, sizeOf(sizeTest('>', value)));
    case 'opener':
      return clause(
        0,
        anyOf(value, (one, subject) => openersOf(subject).includes(OPENERS[one] ?? '')),
      );
    case 'is':
      return clause(
        1,
        anyOf(value, (one, subject) => Object.hasOwn(STATES, one) && STATES[one]?.(subject) === true),
      );
    case 'after':
    case 'before':
      return clause(0, timeTest(known, momentOf(value, time)));
    default:
      return namedClause(known, value, judge);
  }
}

function namedClause(key: 'type' | 'conn' | 'realm' | 'channel' | 'code', value: string, judge?: Judge): Clause | null {
  const isWhole = valueTest(value, 'whole', judge);
  const isPart = valueTest(value, 'part', judge);
  if (isWhole === null || isPart === null) return null;
  switch (key) {
    case 'type':
      return { cost: 1, test: (subject) => isWhole(subject.type() ?? '') };
    case 'channel':
      return { cost: 1, test: (subject) => isWhole(subject.channel() ?? '') };
    case 'code':
      return { cost: 0, test: ({ closeCode }) => closeCode !== null && isWhole(String(closeCode)) };
    case 'realm':
      return { cost: 0, test: (subject) => subject.connection().realm.some(isPart) };
    case 'conn': {
      const isAddress = valueTest(withoutNumbers(value), 'part', judge) ?? (() => false);
      return { cost: 0, test: (subject) => namesOf(subject).some(isWhole) || isAddress(subject.connection().url) };
    }
  }
}

function clause(cost: Cost, test: Test | null): Clause | null {
  return test === null ? null : { cost, test };
}

function anyOf(value: string, test: (one: string, subject: FilterSubject) => boolean): Test | null {
  const wanted = alternativesOf(value);
  return wanted.length === 0 ? null : (subject) => wanted.some((one) => test(one, subject));
}

function openersOf(subject: FilterSubject): readonly string[] {
  return subject.connection().openers;
}

/** `js#2` is also found as `js2`, `2` and `#2`; `js#B2` also as `jsB2`, `B2`, and as the second of any client. */
function namesOf(subject: FilterSubject): string[] {
  const { label } = subject.connection();
  const [opener = '', name = ''] = label.split('#');
  const number = name.replace(/^\D+/, '');
  return [label, opener + name, name, `#${name}`, `${opener}#${number}`, opener + number, number, `#${number}`];
}

/** `conn:1` is the first connection, not everything at 127.0.0.1; a number as long as a port may be part of an address. */
function withoutNumbers(value: string): string {
  if (/^["/]/.test(value)) return value;
  const parts = value.split(',');
  return parts.filter((part) => !/^\d{1,3}$/.test(part)).join(',');
}

function sizeOf(test: ((value: number) => boolean) | null): Test | null {
  return test === null ? null : (subject) => subject.direction !== null && test(subject.byteLength);
}

function timeTest(key: 'after' | 'before', at: number | null): Test | null {
  if (at === null) return null;
  return key === 'after' ? (subject) => subject.timestamp >= at : (subject) => subject.timestamp < at;
}
