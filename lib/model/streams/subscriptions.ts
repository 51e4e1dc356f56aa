// What one connection asked to receive, and what came of it. Bounded: the first channels of a connection.
import type { SubscriptionStep } from './subscription-step.ts';
import { meantBy, type Waiting } from './subscription-waiting.ts';

export interface Subscription {
  /** As the protocol names it; empty where the message named none. */
  readonly channel: string;
  readonly state: 'asked' | 'acknowledged' | 'refused' | 'ended';
  /** Times that it was asked for while it was not ended, each with its message. */
  readonly asks: ReadonlyArray<{ readonly at: number; readonly messageIndex: number }>;
  readonly askCount: number;
  readonly answeredAt: number | null;
  readonly answerIndex: number | null;
  /** The server's words for its refusal. */
  readonly reason: string | null;
  /** Whether the answer named what it answers, or nothing else waited; else it is taken for what had waited longest. */
  readonly isAnswerSure: boolean;
  /** The answer names nothing, and came right after what was asked. */
  readonly isAnswerGuessed: boolean;
  readonly isToBeAnswered: boolean;
  /** Asked with an id of its own. */
  readonly isById: boolean;
  /** When something was first received on it; null where nothing was, or nobody looks. */
  readonly heardAt: number | null;
}

/** Channels of one connection that are followed. */
export const MAX_SUBSCRIPTIONS = 512;
/** Asks of one channel that are kept one by one. */
const MAX_ASKS = 8;
/** How long answers of an unknown application are looked for among its messages. ms */
const FRESH_MS = 30_000;

export interface SubscriptionBook {
  /** `lastSentIndex`: the message that the page had sent last. */
  apply(step: SubscriptionStep, at: number, messageIndex: number, lastSentIndex: number | null): void;
  /** Something came on that channel. */
  heard(channel: string, at: number): void;
  /** Whether a channel that was acknowledged is still silent. */
  hasSilent(): boolean;
  /** Whether anything waits for its answer. */
  isWaiting(): boolean;
  /** Whether anything was asked just now, of which nobody knows how it will be answered. */
  isFresh(at: number): boolean;
  /** The same list as before when nothing changed. */
  snapshot(): readonly Subscription[];
}

type Entry = { -readonly [Key in keyof Subscription]: Subscription[Key] };

export function createSubscriptionBook(): SubscriptionBook {
  const entries = new Map<string, Entry>();
  /** By key, those that wait for an answer, oldest first. */
  let waiting: Array<Waiting<Entry>> = [];
  /** By what will name them when they end. */
  const byKey = new Map<string, Entry>();
  let silentCount = 0;
  let freshUntil = Number.NEGATIVE_INFINITY;
  let published: readonly Subscription[] | null = [];

  function ask(asked: SubscriptionStep, at: number, messageIndex: number): void {
    const { key, channel, isToBeAnswered, endKey, isById } = asked;
    const name = channel ?? '';
    let entry = entries.get(name);
    if (entry === undefined) {
      if (entries.size >= MAX_SUBSCRIPTIONS) return;
      entry = createEntry(name, isToBeAnswered, isById);
      entries.set(name, entry);
    }
    if (entry.state === 'ended') Object.assign(entry, { asks: [], askCount: 0, answeredAt: null, answerIndex: null });
    if (entry.state !== 'acknowledged' && entry.state !== 'asked') entry.heardAt = null;
    byKey.set(endKey ?? key ?? name, entry);
    entry.askCount++;
    if (entry.asks.length < MAX_ASKS) entry.asks = [...entry.asks, { at, messageIndex }];
    if (entry.state !== 'acknowledged') entry.state = 'asked';
    if (!isToBeAnswered) freshUntil = at + FRESH_MS;
    waiting.push({ key: key ?? name, entry, at, messageIndex });
    if (waiting.length > MAX_SUBSCRIPTIONS) waiting.shift();
  }

  function answer(step: SubscriptionStep, at: number, messageIndex: number, lastSentIndex: number | null): void {
    const { does, key, reason, names } = step;
    const meant = meantBy(step, waiting, at, lastSentIndex);
    const isAnswerSure = names !== 'nothing' && (key !== null || waiting.length === 1);
    waiting = waiting.filter((one) => !meant.some(({ asked }) => asked === one));
    for (const { asked, isGuessed: isAnswerGuessed } of meant) {
      const { entry } = asked;
      if (does === 'acknowledge' && entry.state !== 'acknowledged' && entry.heardAt === null) silentCount++;
      if (does !== 'acknowledge' && entry.state === 'acknowledged') continue;
      Object.assign(entry, { answeredAt: at, answerIndex: messageIndex, reason, isAnswerSure, isAnswerGuessed });
      entry.state = does === 'acknowledge' ? 'acknowledged' : 'refused';
    }
  }

  function end({ key, channel }: SubscriptionStep): void {
    const entry = channel === null ? byKey.get(key ?? '') : entries.get(channel);
    if (key !== null) byKey.delete(key);
    if (entry === undefined || entry.state === 'ended') return;
    if (entry.state === 'acknowledged' && entry.heardAt === null) silentCount--;
    entry.state = 'ended';
    for (let place = waiting.length - 1; place >= 0; place--)
      if (waiting[place]?.entry === entry) waiting.splice(place, 1);
  }

  return {
    apply(step, at, messageIndex, lastSentIndex) {
      published = null;
      if (step.does === 'ask') ask(step, at, messageIndex);
      else if (step.does === 'end') end(step);
      else answer(step, at, messageIndex, lastSentIndex);
    },
    heard(channel, at) {
      const entry = entries.get(channel);
      if (entry === undefined || entry.heardAt !== null) return;
      published = null;
      entry.heardAt = at;
      if (entry.state === 'acknowledged') silentCount--;
    },
    hasSilent: () => silentCount > 0,
    isWaiting: () => waiting.length > 0,
    isFresh: (at) => at <= freshUntil && waiting.length > 0,
    snapshot() {
      published ??= [...entries.values()].map((entry) => ({ ...entry }));
      return published;
    },
  };
}

function createEntry(channel: string, isToBeAnswered: boolean, isById: boolean): Entry {
  return {
    channel,
    state: 'asked',
    asks: [],
    askCount: 0,
    answeredAt: null,
    answerIndex: null,
    reason: null,
    isAnswerSure: false,
    isAnswerGuessed: false,
    isToBeAnswered,
    isById,
    heardAt: null,
  };
}
