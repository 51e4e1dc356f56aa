import type { Estimate } from '../../model/backoff/estimate.ts';
import type { Library } from '../../model/backoff/library-defaults.ts';
import type { RetryTexts } from '../areas/retries.ts';
import { format, number, plural } from './words.ts';

const { short } = format;

const GROWTHS = {
  fixed: 'always the same',
  linear: 'growing by the same amount',
  exponential: 'growing by a factor',
  list: 'a list of waits',
  decorrelated: 'growing by chance',
} as const;
const JITTERS = {
  none: 'no jitter',
  full: 'full jitter',
  equal: 'equal jitter',
  proportional: 'proportional jitter',
  additive: 'jitter on top',
  decorrelated: 'decorrelated jitter',
  unknown: 'jitter unknown',
} as const;
const CERTAINTIES = { certain: 'certain', high: 'very likely', medium: 'likely' } as const;

/** Each with its waits, and the options that set them. */
const LIBRARIES: Readonly<Record<Library, string>> = {
  'socket.io':
    'Socket.IO (1 s, doubled up to 5 s, half of it more or less; reconnectionDelay, reconnectionDelayMax, randomizationFactor)',
  phoenix: 'Phoenix (10 ms to 2 s in nine steps, then 5 s; reconnectAfterMs)',
  signalr: 'SignalR (0, 2, 10 and 30 s, then it gives up; withAutomaticReconnect)',
  supabase: 'Supabase Realtime (1, 2 and 5 s, then 10 s; reconnectAfterMs)',
  'graphql-ws': 'graphql-ws (1 s, doubled, with 0.3 to 3 s on top, five times; retryWait, retryAttempts)',
  'subscriptions-transport-ws': 'subscriptions-transport-ws (0.1 s, doubled up to 10 s, half of it more or less)',
  stompjs: 'STOMP.js (5 s each time; reconnectDelay)',
  'mqtt.js': 'MQTT.js (1 s each time; reconnectPeriod)',
  centrifuge: 'Centrifuge (0.5 s and a random part of 0.5 s, doubled up to 20 s; minReconnectDelay, maxReconnectDelay)',
  'reconnecting-websocket':
    'reconnecting-websocket and partysocket (1 to 5 s, drawn once, then 1.3 times as long up to 10 s; minReconnectionDelay, reconnectionDelayGrowFactor, maxReconnectionDelay)',
  joewalnes:
    'ReconnectingWebSocket (1 s, then 1.5 times as long up to 30 s; reconnectInterval, reconnectDecay, maxReconnectInterval)',
};

/** What chance decides about is never said to be sure. */
const MOST_SAID = 0.99;
/** So probably right within a tenth, a number is said alone; else the range in which it lies nine times in ten. */
const KNOWN = 0.9;

function firstWait({ value, low, high, probability }: Estimate): string {
  return probability >= KNOWN ? short(value) : `between ${short(low)} and ${short(high)}`;
}

export const retries: RetryTexts = {
  label: 'Retries',
  emptyTitle: 'No retries',
  emptyHint:
    'When a client connects again after a connection failed or ended, its waits are drawn here, against a policy if there is one.',
  cards: (count, all) =>
    count === all ? plural(all, 'client', 'clients') : `${number(count)} of ${plural(all, 'client', 'clients')}`,
  policy: 'policy',
  policyLabel: 'Policy of this site',
  policyChosenBy: {
    user: 'chosen for this site',
    messages: 'chosen by itself: the messages are those of the guide’s app',
  },
  policyNames: {
    none: 'none: waits are not judged',
    guide: 'of the guide',
    'app-javascript': 'of the app, JavaScript',
    'app-python': 'of the app, Python',
    own: 'own',
  },
  policyFields: { baseMs: 'First wait, s', factor: 'Factor', capMs: 'Longest wait, s', maxRetries: 'Retries' },
  policyWords: ({ baseMs, factor, capMs, maxRetries }) =>
    `First wait ${short(baseMs)}, factor ${number(factor, 2)}, at most ${short(capMs)}, ${maxRetries === null ? 'never gives up' : plural(maxRetries, 'retry', 'retries')}.`,
  attempts: (attempts, delays) =>
    `${plural(attempts, 'attempt', 'attempts')}. ${delays.length === 0 ? '' : `Waited ${delays.map(short).join(', ')}.`}`,
  observed: ({ growth, base, factor, cap, jitter, certainty, probability, observed }) => {
    if (growth === 'unknown' || certainty === 'uncertain') {
      return `Their rule cannot be told from ${plural(observed, 'wait', 'waits')}.`;
    }
    const parts = [
      GROWTHS[growth],
      `first wait ${firstWait(base)}`,
      growth === 'exponential' && factor !== null && `factor ${number(factor.value, 2)}`,
      cap !== null && `at most ${short(cap.value)}`,
      JITTERS[jitter.kind],
    ].filter(Boolean);
    return `Observed: ${parts.join(', ')} (${plural(observed, 'wait', 'waits')}, ${CERTAINTIES[certainty]}${probability === null ? '' : `, ${number(100 * Math.min(probability, MOST_SAID))} %`}).`;
  },
  libraryDefaults: ({ library, isKnownByWaits }) =>
    isKnownByWaits
      ? `Such waits are the defaults of ${LIBRARIES[library]}.`
      : `Within the defaults of ${LIBRARIES[library]}.`,
  tally: ({ waits, tooLate, tooSoon }) => {
    if (waits === 0) return '';
    if (tooLate + tooSoon === 0) return `All ${plural(waits, 'wait', 'waits')} as the policy asks.`;
    const parts = [tooLate > 0 && `${number(tooLate)} too long`, tooSoon > 0 && `${number(tooSoon)} too short`];
    return `Of ${plural(waits, 'wait', 'waits')}, ${parts.filter(Boolean).join(' and ')} for the policy.`;
  },
  step: (retry) => `retry ${number(retry)}`,
  gaveUp: 'gave up here',
  point: (retry, delayMs, expectedMs, wasHidden) =>
    `Retry ${number(retry)} after ${format.exact(delayMs)}${expectedMs === null ? '' : `; the policy asks for ${format.exact(expectedMs)}`}${wasHidden ? '; the page was hidden' : ''}`,
  columns: {
    number: 'Attempt',
    started: 'Started',
    ended: 'Ended',
    outcome: 'Outcome',
    delay: 'Waited',
    expected: 'Policy',
    verdict: 'Verdict',
  },
  verdict: ({ trigger, wasHidden, delayMs }, fit, share) => {
    if (delayMs === null) return '';
    if (trigger === 'page-shown') return 'page came into view';
    if (fit === 'too-late' && wasHidden) return 'page was hidden: the browser slows timers';
    if (fit === null) return '';
    if (fit === 'as-expected') return 'as the policy asks';
    return fit === 'too-late' ? `${number(share, 1)}× too long` : `${number(1 / share, 1)}× too short`;
  },
  earlier: (count) => plural(count, 'earlier attempt', 'earlier attempts'),
  fewer: 'Show fewer',
};
