// What was asked for and not given.
import type { Subscription } from '../../streams/subscriptions.ts';
import type { Confidence, Finding } from '../finding.ts';
import { ANSWER_MS, messagesOf, ofConnection, type StreamCase, type StreamRule } from './stream-rule.ts';

/** Channels that a finding names. */
const NAMED = 8;
/** Heartbeats of the policy after which a channel that publishes at all has published. */
const SILENT_BEATS = 2;

export const subscriptionUnanswered: StreamRule = (one) => {
  const { stream } = one;
  if (stream.isOverwhelmed) return [];
  const answered = stream.subscriptions.filter(({ answeredAt }) => answeredAt !== null);
  const waiting = stream.subscriptions.filter(
    (subscription) =>
      subscription.state === 'asked' &&
      isToBeAnswered(subscription, answered) &&
      waitOf(subscription, one) >= ANSWER_MS,
  );
  const first = waiting[0];
  if (first === undefined) return [];
  const since = Math.min(...waiting.map(askedAt));
  const areOthersAnswered = answered.some(({ answeredAt }) => (answeredAt ?? 0) >= since);
  const isWhole = one.view.losses.droppedCount === 0;
  return [
    {
      ...ofConnection('subscription-unanswered', one),
      severity: 'warning',
      confidence: areOthersAnswered && isWhole ? 'likely' : 'uncertain',
      since,
      facts: {
        channels: namesOf(waiting),
        waitedMs: Math.min(...waiting.map((subscription) => waitOf(subscription, one))),
        answeredCount: answered.length,
      },
      evidence: messagesOf(
        waiting.slice(0, NAMED).map((subscription) => subscription.asks.at(-1)?.messageIndex ?? null),
      ),
    },
  ];
};

/** An unknown application answers subscriptions if it answered another of the same connection, asked for in the same way. */
function isToBeAnswered(subscription: Subscription, answered: readonly Subscription[]): boolean {
  if (subscription.isToBeAnswered) return true;
  return answered.some((other) => {
    const isAlike = !other.isToBeAnswered && other.isById === subscription.isById;
    return isAlike && other.isAnswerSure && other.asks.length > 0;
  });
}

function askedAt({ asks }: Subscription): number {
  return asks.at(-1)?.at ?? 0;
}

/** ms in which an answer would have been heard. */
function waitOf(subscription: Subscription, { knownUntil }: StreamCase): number {
  const since = askedAt(subscription);
  return knownUntil(since) - since;
}

export const subscriptionRefused: StreamRule = (one) => {
  const reasons = Map.groupBy(
    one.stream.subscriptions.filter(({ state }) => state === 'refused'),
    ({ reason }) => reason,
  );
  return Array.from(reasons, ([reason, refused]): Finding => {
    const [first] = refused;
    return {
      ...ofConnection('subscription-refused', one, reason ?? ''),
      severity: 'warning',
      confidence: sureness(refused),
      since: first?.answeredAt ?? one.at,
      facts: { channels: namesOf(refused), reason },
      evidence: messagesOf(
        refused.slice(0, 3).flatMap(({ asks, answerIndex }) => [asks[0]?.messageIndex ?? null, answerIndex]),
      ),
    };
  });
};

function sureness(refused: readonly Subscription[]): Confidence {
  if (refused.every(({ isAnswerSure }) => isAnswerSure)) return 'certain';
  return refused.some(({ isAnswerGuessed }) => isAnswerGuessed) ? 'uncertain' : 'likely';
}

/** Only the trading app's: elsewhere one name may stand for several things. */
export const subscriptionRepeated: StreamRule = (one) => {
  if (!one.isTrading) return [];
  const repeated = one.stream.subscriptions.filter(({ askCount, state }) => askCount > 1 && state === 'acknowledged');
  const first = repeated[0];
  if (first === undefined) return [];
  return [
    {
      ...ofConnection('subscription-repeated', one),
      severity: 'information',
      confidence: isAllKnown(one, askedFirst(first)) ? 'certain' : 'likely',
      since: first.asks[1]?.at ?? askedAt(first),
      facts: { channels: namesOf(repeated), askCount: repeated.reduce((sum, { askCount }) => sum + askCount, 0) },
      evidence: messagesOf(first.asks.slice(0, 3).map(({ messageIndex }) => messageIndex)),
    },
  ];
};

/** The first of several open connections speaks for all. */
export const subscriptionDoubled: StreamRule = (one) => {
  if (!one.isTrading || !one.isOpen) return [];
  const rivals = one.neighbours().filter(({ connection }) => connection.readyState === 'open');
  const sharing = rivals.filter((rival) => sharedWith(one, rival.stream.subscriptions).length > 0);
  if (sharing.length === 0 || sharing.some(({ connection }) => isEarlier(connection, one.connection))) return [];
  const shared = sharing.flatMap((rival) => sharedWith(one, rival.stream.subscriptions));
  const connectionIds = [one.connection.id, ...sharing.map(({ connection }) => connection.id)];
  return [
    {
      ...ofConnection('subscription-doubled', one),
      connectionIds,
      severity: 'information',
      confidence: isAllKnown(one, Math.min(...shared.map(askedAt))) ? 'certain' : 'likely',
      since: Math.min(...shared.map(askedAt)),
      facts: { channels: namesOf(shared) },
      evidence: messagesOf(shared.slice(0, 4).map(({ answerIndex }) => answerIndex)),
    },
  ];
};

function sharedWith({ stream }: StreamCase, others: readonly Subscription[]): Subscription[] {
  const own = new Set(stream.subscriptions.filter(isHeld).map(({ channel }) => channel));
  return others.filter((other) => isHeld(other) && own.has(other.channel));
}

/** Else the channel may have been left meanwhile. */
function isAllKnown({ knownUntil, at }: StreamCase, since: number): boolean {
  return knownUntil(since) >= at;
}

function askedFirst({ asks }: Subscription): number {
  return asks[0]?.at ?? 0;
}

function isHeld({ state }: Subscription): boolean {
  return state === 'acknowledged';
}

function isEarlier(one: StreamCase['connection'], other: StreamCase['connection']): boolean {
  return one.createdAt < other.createdAt || (one.createdAt === other.createdAt && one.id < other.id);
}

export const channelSilent: StreamRule = (one) => {
  if (!one.isTrading || one.stream.isOverwhelmed) return [];
  const patienceMs = one.standard.policy.heartbeatMs * SILENT_BEATS;
  const silent = one.stream.subscriptions.filter(
    ({ state, heardAt, answeredAt }) =>
      state === 'acknowledged' &&
      heardAt === null &&
      answeredAt !== null &&
      one.knownUntil(answeredAt) - answeredAt > patienceMs,
  );
  const since = Math.min(...silent.map(({ answeredAt }) => answeredAt ?? one.at));
  if (silent.length === 0) return [];
  return [
    {
      ...ofConnection('channel-silent', one),
      severity: 'information',
      confidence: 'uncertain',
      since,
      facts: { channels: namesOf(silent), silentMs: one.knownUntil(since) - since },
      evidence: messagesOf(silent.slice(0, NAMED).map(({ answerIndex }) => answerIndex)),
    },
  ];
};

export const requestUnanswered: StreamRule = (one) => {
  const late = one.stream.requests.filter(({ at }) => one.knownUntil(at) - at >= ANSWER_MS);
  return Array.from(
    Map.groupBy(late, ({ key }) => key),
    ([key, requests]): Finding => {
      const first = requests[0];
      const last = requests.at(-1);
      return {
        ...ofConnection('request-unanswered', one, key),
        severity: 'warning',
        confidence: 'likely',
        since: first?.at ?? one.at,
        facts: {
          what: key.replace(/^update /, ''),
          count: requests.length,
          waitedMs: last === undefined ? 0 : one.knownUntil(last.at) - last.at,
        },
        evidence: messagesOf(requests.slice(0, 4).map(({ messageIndex }) => messageIndex)),
      };
    },
  );
};

function namesOf(subscriptions: readonly Subscription[]): readonly string[] {
  return [...new Set(subscriptions.map(({ channel }) => channel))].slice(0, NAMED);
}
