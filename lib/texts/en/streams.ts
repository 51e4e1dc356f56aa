import type { StreamTexts } from '../areas/streams.ts';
import { format, number, plural } from './words.ts';

export const streams: StreamTexts = {
  heartbeats: 'Heartbeats',
  noHeartbeat: 'none found among the messages',
  invisiblePings: 'Pings of the WebSocket protocol itself are invisible to pages and to DevTools.',
  heartbeat: ({ from, ping, pong, knownBy, isAnswerable }) => {
    const who = from === 'page' ? 'page' : 'server';
    const answer = isAnswerable ? ` → ${pong ?? 'not answered so far'}` : ', needs no answer';
    return `${who}: ${ping}${answer}${knownBy === 'rhythm' ? ' (by its rhythm)' : ''}`;
  },
  interval: 'Interval',
  everyMs: (intervalMs, count) => `every ${format.short(intervalMs)}, ${number(count)} so far`,
  beats: (count) => `${number(count)} so far`,
  roundTrip: 'Round trip',
  roundTripWords: (usualMs, shortestMs, longestMs) =>
    `usually ${format.duration(usualMs)}, from ${format.duration(shortestMs)} to ${format.duration(longestMs)}`,
  missed: 'Unanswered',
  missedWords: (missed, overdue) =>
    missed + overdue === 0
      ? 'none'
      : [
          missed > 0 && `${number(missed)} in between`,
          overdue > 0 && `the last ${overdue === 1 ? 'one' : number(overdue)}`,
        ]
          .filter(Boolean)
          .join(', '),
  throttled: (count) => `${plural(count, 'ping', 'pings')} late while the page was hidden: timers are slowed down then`,
  subscriptions: 'Subscriptions',
  subscriptionColumns: {
    channel: 'Channel',
    state: 'State',
    asked: 'Asked',
    answered: 'Answered after',
    heard: 'First message after',
  },
  state: ({ state, reason, askCount, isToBeAnswered }) => {
    const again = askCount > 1 ? ` (asked ${number(askCount)} times)` : '';
    if (state === 'refused') return `refused${reason === null ? '' : `: ${reason}`}${again}`;
    if (state === 'asked') return `${isToBeAnswered ? 'not answered' : 'asked'}${again}`;
    return `${state === 'acknowledged' ? 'acknowledged' : 'ended'}${again}`;
  },
  neverHeard: 'nothing so far',
  roundTrips: 'Round trips of heartbeats',
  roundTripSummary: (count, usualMs, longestMs, missed) =>
    `${plural(count, 'answer', 'answers')}, usually after ${format.duration(usualMs)}, at most after ${format.duration(longestMs)}${missed === 0 ? '; none is missing.' : `; ${number(missed)} missing.`}`,
  point: (time, tookMs) => `${time}: answered after ${format.exact(tookMs)}`,
  missedPoint: (time) => `${time}: not answered`,
};
