// Heartbeats that stopped, or that the server does not like.
import type { Heartbeat } from '../../streams/heartbeat.ts';
import { overdueOf } from '../../streams/heartbeat-facts.ts';
import type { Finding } from '../finding.ts';
import { type Heard, messagesOf, ofConnection, type StreamCase, type StreamRule } from './stream-rule.ts';

/** One answer may be late; of two in a row something is wrong, of three hardly anything else. */
const LOST = 2;
const SURELY_LOST = 3;
/** A sign of life that is this many times its usual distance away is missing. */
const SILENT_INTERVALS = 3.5;
const MIN_ONE_WAY_BEATS = 4;
/** What no name proves must have gone on for a while before its end says something. */
const MIN_UNNAMED_ANSWERS = 8;

export const heartbeatLost: StreamRule = (one) => one.stream.heartbeats.flatMap((heartbeat) => lost(one, heartbeat));

function lost(one: StreamCase, heartbeat: Heartbeat): Finding[] {
  if (!heartbeat.isAnswerable) return [];
  if (heartbeat.knownBy === 'rhythm' && heartbeat.answeredCount < MIN_UNNAMED_ANSWERS) return [];
  const { stream, isOpen, neighbours } = one;
  const { from, ping } = heartbeat;
  const rhythm = one.rhythmOf(heartbeat);
  const overdue = overdueOf(heartbeat, rhythm, one.knownUntil);
  const first = overdue[0];
  if (first === undefined || overdue.length < LOST) return [];
  const isSilent = from === 'page' && (stream.lastReceivedAt ?? 0) < first.at && one.knownUntil(first.at) >= one.at;
  const isProven =
    heartbeat.answeredCount > 0 || (from === 'page' && neighbours().some((other) => doesAnswer(other, ping)));
  // Whoever never answered may not have to; only that nothing at all comes is odd then.
  if (!isProven && (!isSilent || overdue.length < SURELY_LOST)) return [];
  const doPeersHear = neighbours().some((other) => isOpenAndHeard(other, first.at));
  const last = overdue.at(-1);
  return [
    {
      ...ofConnection('heartbeat-lost', one, `${from} ${ping}`),
      severity: !isProven ? 'information' : isSilent && isOpen ? 'error' : 'warning',
      confidence: isProven && overdue.length >= SURELY_LOST ? 'likely' : 'uncertain',
      since: first.at,
      facts: { from, ping, unanswered: overdue.length, intervalMs: rhythm.intervalMs, isSilent, doPeersHear, isProven },
      evidence: messagesOf([
        lastAnswer(heartbeat),
        first.messageIndex,
        last === first ? null : (last?.messageIndex ?? null),
      ]),
    },
  ];
}

function doesAnswer({ stream }: Heard, ping: string): boolean {
  return stream.heartbeats.some((other) => other.from === 'page' && other.ping === ping && other.answeredCount > 0);
}

function isOpenAndHeard({ stream, connection }: Heard, since: number): boolean {
  return connection.readyState === 'open' && (stream.lastReceivedAt ?? 0) > since;
}

function lastAnswer({ beats }: Heartbeat): number | null {
  return beats.findLast(({ answerIndex }) => answerIndex !== null)?.answerIndex ?? null;
}

export const serverSilent: StreamRule = (one) => {
  const { stream, at, isOpen, view } = one;
  return stream.heartbeats.flatMap((heartbeat): Finding[] => {
    const { from, ping, isAnswerable, count, beats } = heartbeat;
    const { intervalMs, longMs } = one.rhythmOf(heartbeat);
    const last = beats.at(-1);
    if (from !== 'server' || isAnswerable || count < MIN_ONE_WAY_BEATS || last === undefined) return [];
    // Some servers beat only while they have nothing else to say: the longer of their pauses are usual too.
    if (intervalMs === null || longMs === null) return [];
    const heardAt = Math.max(last.at, stream.lastReceivedAt ?? 0);
    const silentMs = at - one.knownSince(heardAt);
    // A page that is hidden may be frozen, and hears nothing then.
    const wasHidden = view.hiddenTimes.some(({ until }) => until === null || until > heardAt);
    if (silentMs <= longMs * SILENT_INTERVALS || wasHidden) return [];
    return [
      {
        ...ofConnection('server-silent', one, ping),
        severity: isOpen ? 'warning' : 'information',
        confidence: 'uncertain',
        since: heardAt,
        facts: { ping, intervalMs, silentMs },
        evidence: messagesOf([last.messageIndex]),
      },
    ];
  });
};

export const beatsThrottled: StreamRule = (one) =>
  one.stream.heartbeats.flatMap((heartbeat): Finding[] => {
    const { intervalMs, throttledCount: count, longestThrottledMs: longestMs, throttledAt } = one.rhythmOf(heartbeat);
    if (count === 0 || intervalMs === null || throttledAt === null) return [];
    return [
      {
        ...ofConnection('beats-throttled', one, heartbeat.ping),
        severity: 'information',
        confidence: 'likely',
        since: throttledAt,
        until: heartbeat.beats.at(-1)?.at ?? throttledAt,
        facts: { count, longestMs, intervalMs },
        evidence: [{ kind: 'span', since: throttledAt, until: throttledAt + longestMs }],
      },
    ];
  });

/** Complaints that are sure to be about the pong: the server says so, or each of several followed one. */
const FOLLOWED = 2;

export const pongRejected: StreamRule = (one) =>
  one.stream.complaints.flatMap((complaint): Finding[] => {
    const { code, about, count, afterPongCount, since, firstIndex, lastIndex, causeIndex } = complaint;
    const isNamed = about === 'pong';
    if (!isNamed && !(afterPongCount >= FOLLOWED && afterPongCount === count)) return [];
    return [
      {
        ...ofConnection('pong-rejected', one, code),
        // Noise: the connection lives, and so does the heartbeat.
        severity: 'information',
        confidence: isNamed ? 'certain' : 'likely',
        since,
        facts: { count, code, isNamed },
        evidence: messagesOf([causeIndex, firstIndex, lastIndex === firstIndex ? null : lastIndex]),
      },
    ];
  });
