// The filter box: plain words, `-` negation, `/regex/flags`, `key:value`, `size>10k`. Tokens are joined by "and". Pure.

/** What one row of the grid offers to the filter; functions where the answer costs something. */
export interface FilterSubject {
  readonly direction: 'sent' | 'received' | null;
  readonly byteLength: number;
  readonly opener: readonly ('javascript' | 'python' | 'unknown')[];
  /** `js#3`, as the connection is called in the grid. */
  readonly label: string;
  readonly url: string;
  readonly kind: 'text' | 'binary' | null;
  type(): string | null;
  text(): string;
}

type Test = (subject: FilterSubject) => boolean;
export type Filter = readonly Test[];

const TOKEN = /(-?)(\/(?:[^/\\\n]|\\.)+\/[a-z]*(?=\s|$)|"[^"]*"|\S+)/gy;
const KEYED = /^([a-z-]+)(:|>=?|<=?)(.*)$/i;
const SIZE_UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, k: 1000, kb: 1000, m: 1_000_000, mb: 1_000_000 };

const DIRECTIONS: Readonly<Record<string, 'sent' | 'received'>> = {
  sent: 'sent',
  send: 'sent',
  received: 'received',
  receive: 'received',
  recv: 'received',
};
const OPENERS: Readonly<Record<string, 'javascript' | 'python' | 'unknown'>> = {
  js: 'javascript',
  javascript: 'javascript',
  py: 'python',
  python: 'python',
  unknown: 'unknown',
};

/** The tests that `text` asks for. Nothing is an error: what cannot be read as a key or a pattern is plain text. */
export function parseFilter(text: string, isInverted = false): Filter {
  const tests: Test[] = [];
  for (const { isNegated, body } of tokensOf(text)) {
    const test = testOf(body);
    if (test === null) continue;
    tests.push(isNegated === isInverted ? test : (subject) => !test(subject));
  }
  return tests;
}

export function passesFilter(filter: Filter, subject: FilterSubject): boolean {
  return filter.every((test) => test(subject));
}

function tokensOf(text: string): Array<{ isNegated: boolean; body: string }> {
  const tokens: Array<{ isNegated: boolean; body: string }> = [];
  const trimmed = text.trim();
  let at = 0;
  while (at < trimmed.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(trimmed);
    if (match === null) at += 1;
    else {
      tokens.push({ isNegated: match[1] === '-', body: match[2] ?? '' });
      at += match[0].length;
    }
  }
  return tokens;
}

/** Null for a token that says nothing yet, as `type:` while it is being typed. */
function testOf(body: string): Test | null {
  const pattern = patternOf(body);
  if (pattern !== null) return (subject) => pattern.test(subject.text());
  const keyed = KEYED.exec(body);
  if (keyed !== null) {
    const test = keyedTest((keyed[1] ?? '').toLowerCase(), keyed[2] ?? ':', keyed[3] ?? '');
    if (test !== undefined) return test;
  }
  const words = body.replaceAll('"', '').toLowerCase();
  if (words === '' || words === '-') return null;
  return (subject) =>
    subject.text().toLowerCase().includes(words) || (subject.type() ?? '').toLowerCase().includes(words);
}

function patternOf(body: string): RegExp | null {
  const match = /^\/(.+)\/([a-z]*)$/.exec(body);
  if (match === null) return null;
  try {
    return new RegExp(match[1] ?? '', (match[2] ?? '').replace(/[^ims]/g, '') || 'i');
  } catch {
    return null;
  }
}

/** Undefined when `key` is none of ours: then the token is plain text, as in Chrome's own panels. */
function keyedTest(key: string, relation: string, value: string): Test | null | undefined {
  if (key === 'size') return sizeTest(relation, value);
  if (relation !== ':') return undefined;
  if (key === 'larger-than') return sizeTest('>', value);
  const wanted = value.toLowerCase().split(',').filter(Boolean);
  const isAny = (test: (one: string, subject: FilterSubject) => boolean): Test | null =>
    wanted.length === 0 ? null : (subject) => wanted.some((one) => test(one, subject));
  switch (key) {
    case 'dir':
      return isAny((one, subject) => subject.direction !== null && subject.direction === DIRECTIONS[one]);
    case 'type':
      return isAny((one, subject) => (subject.type() ?? '').toLowerCase() === one);
    case 'kind':
      return isAny((one, subject) => subject.kind === one);
    case 'opener':
      return isAny((one, subject) => subject.opener.some((opener) => opener === OPENERS[one]));
    case 'conn':
      return isAny((one, subject) => isNamed(subject, one));
    default:
      return undefined;
  }
}

function isNamed(subject: FilterSubject, name: string): boolean {
  const [opener = '', number = ''] = subject.label.split('#');
  return (
    [subject.label, opener + number, number, `#${number}`].includes(name) || subject.url.toLowerCase().includes(name)
  );
}

function sizeTest(relation: string, value: string): Test | null {
  const match = /^(>=?|<=?)?(\d+(?:\.\d+)?)([a-z]*)$/.exec(value.toLowerCase());
  const unit = SIZE_UNITS[match?.[3] ?? ''];
  if (match === null || unit === undefined) return null;
  const size = Number(match[2]) * unit;
  switch (relation === ':' ? (match[1] ?? '=') : relation) {
    case '>':
      return (subject) => subject.byteLength > size;
    case '>=':
      return (subject) => subject.byteLength >= size;
    case '<':
      return (subject) => subject.byteLength < size;
    case '<=':
      return (subject) => subject.byteLength <= size;
    default:
      return (subject) => subject.byteLength === size;
  }
}
