// Which of the subscriptions that wait an answer is for. Pure.
import type { SubscriptionStep } from './subscription-step.ts';

export interface Waiting<Entry> {
  readonly key: string;
  readonly entry: Entry;
  readonly at: number;
  readonly messageIndex: number;
}

interface Asked {
  readonly channel: string;
  readonly isToBeAnswered: boolean;
}

export interface Meant<Entry> {
  readonly asked: Waiting<Entry>;
  /** Nothing in the answer names it: it was asked just before. */
  readonly isGuessed: boolean;
}

/** An answer that names nothing is for what was asked no longer ago. ms */
const AT_ONCE_MS = 5_000;
/** Shorter parts of a name are in every text. */
const MIN_PART = 3;

export function meantBy<Entry extends Asked>(
  { key, channel, names, words }: SubscriptionStep,
  waiting: ReadonlyArray<Waiting<Entry>>,
  at: number,
  lastSentIndex: number | null,
): ReadonlyArray<Meant<Entry>> {
  if (names === 'nothing') return guessed(words, waiting, at, lastSentIndex);
  // A refusal of a known protocol that names nothing is for what has waited longest: its server answers in order.
  if (key === null) return sure(waiting.slice(0, 1));
  const keyed = waiting.filter((one) => one.key === key);
  if (keyed.length > 0) return sure(names === 'all' ? keyed : keyed.slice(0, 1));
  return sure(waiting.filter(({ entry }) => channel !== null && entry.channel === channel).slice(0, 1));
}

function sure<Entry>(meant: ReadonlyArray<Waiting<Entry>>): ReadonlyArray<Meant<Entry>> {
  return meant.map((asked) => ({ asked, isGuessed: false }));
}

/** What the words name; else all of one message, when the page has sent nothing since. */
function guessed<Entry extends Asked>(
  words: string,
  waiting: ReadonlyArray<Waiting<Entry>>,
  at: number,
  lastSentIndex: number | null,
): ReadonlyArray<Meant<Entry>> {
  const fresh = waiting.filter((one) => !one.entry.isToBeAnswered && at - one.at <= AT_ONCE_MS);
  const named = fresh.filter(({ entry }) => isNamedIn(words, entry.channel));
  if (named.length === 1) return sure(named);
  const isOnly = fresh.length > 0 && fresh.every(({ messageIndex }) => messageIndex === lastSentIndex);
  return isOnly ? fresh.map((asked) => ({ asked, isGuessed: true })) : [];
}

function isNamedIn(words: string, channel: string): boolean {
  const parts = channel.split(' ').filter((part) => part.length >= MIN_PART);
  return parts.length > 0 && parts.every((part) => words.includes(part));
}
