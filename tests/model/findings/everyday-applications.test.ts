// Ordinary applications over minutes and hours, through the whole model: what is found must be true, and nothing else said.
import { describe, expect, it } from 'vitest';
import { NO_POLICY } from '../../../lib/model/backoff/policy.ts';
import { createSessionModel } from '../../../lib/model/session.ts';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import { JS_STACK } from '../session-log.ts';
import { type Talk, talkOn } from '../streams/talk.ts';
import { findingsAt } from './streams/said.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const URL = 'wss://app.example/live';

function said({ model }: Talk, nowMs: number): string[] {
  return findingsAt(model, nowMs, NO_POLICY).map(({ rule }) => rule);
}

/** A number generator of its own: the same chat each time. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

describe('an ordinary application', () => {
  it.each([1, 2, 3, 4, 5])('that is a chat with people who type says nothing in an hour (%i)', (seed) => {
    const random = randomOf(seed);
    const talk = talkOn({ url: URL });
    talk.sent(10, { type: 'join', room: 'general' });
    talk.received(60, { type: 'joined', room: 'general' });
    let at = 1_000;
    while (at < HOUR) {
      at += 500 + random() * 20_000;
      for (let left = random() * 6; left > 0; left--) {
        talk.sent(at, seed % 2 === 0 ? { type: 'typing', room: 'general' } : { t: 'typing' });
        if (random() < 0.4) talk.received(at + 100 + random() * 800, { t: 'seen', by: 'b' });
        at += 2_000;
      }
      talk.sent(at, { type: 'message', room: 'general', text: `hello ${at}` });
      talk.received(at + 30, { type: 'message', id: at, room: 'general', text: `hello ${at}` });
    }
    expect(said(talk, at + 5 * MINUTE)).toEqual([]);
    expect(talk.stream().heartbeats.map(({ ping }) => ping)).toEqual([]);
  });

  it('that asks each second and listens to prices says nothing, also once it stops or is not answered', () => {
    const talk = talkOn({ url: 'wss://app.example/rpc' });
    const feed = talkOn({ url: 'wss://app.example/feed', realm: 'worker', model: talk.model });
    for (let n = 1; n < 600; n++) {
      talk.sent(n * SECOND, { id: n, method: 'get', params: [] });
      talk.received(n * SECOND + 40, { id: n, result: { price: n, error: null } });
      feed.received(n * SECOND + 50, { type: 'price', value: n });
    }
    expect(said(talk, 600 * SECOND)).toEqual([]);
    for (let n = 601; n < 610; n++) talk.sent(n * SECOND, { id: n, method: 'get', params: [] });
    expect(said(talk, 700 * SECOND)).toEqual([]);
  });

  it('that beats all day, sometimes late, says nothing', () => {
    const talk = talkOn({ url: URL });
    for (let at = 25_000; at < 8 * HOUR; at += 25_000) {
      talk.sent(at, 'ping');
      talk.received(at + (at % 1_000_000 === 0 ? 3_000 : 40), 'pong');
      for (let n = 0; n < 3; n++) talk.received(at + 4_000 + n * 1_700, { type: 'tick', n });
    }
    expect(said(talk, 8 * HOUR)).toEqual([]);
    expect(talk.stream().heartbeats).toMatchObject([{ count: 1_151, answeredCount: 1_151, missedCount: 0 }]);
  });

  it('that beats on each of its channels, but only on those that are silent, says nothing', () => {
    const talk = talkOn({ url: URL });
    for (let at = 15_000; at < HOUR; at += 15_000) {
      for (let channel = 1; channel <= 3; channel++) {
        const isData = (at / 15_000 + channel) % 3 === 0;
        talk.received(at + channel * 10, isData ? [channel, [1, 2, at]] : [channel, 'hb']);
      }
    }
    expect(said(talk, HOUR + 25 * SECOND)).toEqual([]);
  });

  it('that beats while it has nothing else to say is missed only after its longer pauses', () => {
    const talk = talkOn({ url: URL });
    const random = randomOf(9);
    let at = 0;
    for (let n = 0; n < 400; n++) {
      const isBusy = random() < 0.3;
      at += isBusy ? 10 * SECOND : SECOND;
      talk.received(at, isBusy ? { channel: 'ticker', data: [n] } : { channel: 'heartbeat' });
    }
    expect(said(talk, at + 20 * SECOND)).toEqual([]);
    expect(said(talk, at + 2 * MINUTE)).toEqual(['server-silent']);
  });

  it('whose machine slept is told of the loss, and of nothing else', () => {
    const talk = talkOn({ url: URL });
    for (let at = 25_000; at < HOUR; at += 25_000) {
      talk.sent(at, { type: 'ping' });
      talk.received(at + 40, { type: 'pong' });
    }
    talk.sent(HOUR, { type: 'ping' });
    talk.event(talk.log.closed(4 * HOUR, talk.id));
    const id = talk.log.nextId();
    talk.event(talk.log.created(4 * HOUR + 1_000, JS_STACK, null, URL));
    talk.event(talk.log.opened(4 * HOUR + 1_100, id));
    expect(said(talk, 4 * HOUR + 5_000)).toEqual(['connection-lost']);
  });
});

describe('a server that sends its client away', () => {
  it.each([
    [4003, 'kicked', 'application-close', 'information'],
    [4001, 'opened in another tab', 'application-close', 'information'],
    [1008, 'policy', 'policy-violated', 'error'],
  ])('with %i is told by its own code and words', (code, reason, rule, severity) => {
    const talk = talkOn({ url: URL, model: createSessionModel() });
    talk.received(100, { type: 'welcome' });
    talk.event({ ...talk.log.closed(MINUTE, talk.id, code), reason, wasClean: true } as SessionEvent);
    const found = findingsAt(talk.model, 2 * MINUTE, NO_POLICY).filter((one) => one.rule === rule);
    expect(found).toMatchObject([{ severity, confidence: 'certain', facts: { code, reason, count: 1 } }]);
  });

  it.each([
    ['soon each time, warns', 5_000, 3, 'warning'],
    ['twice, notes', 5_000, 2, 'information'],
    ['hourly, notes', HOUR, 4, 'information'],
  ])('%s', (_, openMs, times, severity) => {
    const talk = talkOn({ url: URL, model: createSessionModel() });
    let at = 100;
    let id = talk.id;
    for (let time = 0; time < times; time++) {
      at += openMs;
      talk.event({ ...talk.log.closed(at, id, 4003), reason: 'opened elsewhere', wasClean: true } as SessionEvent);
      id = talk.log.nextId();
      talk.event(talk.log.created(at + 2_000, JS_STACK, null, URL));
      talk.event(talk.log.opened(at + 2_100, id));
      at += 2_100;
    }
    const found = findingsAt(talk.model, at + 1_000, NO_POLICY).filter(({ rule }) => rule === 'application-close');
    expect(found).toMatchObject([
      { severity, confidence: 'certain', facts: { count: times, isInTurn: severity === 'warning' } },
    ]);
  });
});
