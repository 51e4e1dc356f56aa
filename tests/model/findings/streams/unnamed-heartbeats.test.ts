// Heartbeats that only their rhythm tells, and such as come on several channels at one time.
import { expect, it } from 'vitest';
import { talkOn } from '../../streams/talk.ts';
import { foundBy, rulesAt } from './said.ts';

const BEAT_MS = 10_000;

/** A page that asks regularly without a word for it: so many are answered, then four are not. */
function askedAndAnswered(answeredCount: number) {
  const talk = talkOn();
  for (let n = 1; n <= answeredCount + 4; n++) {
    talk.sent(n * BEAT_MS, { x: 1 });
    if (n <= answeredCount) talk.received(n * BEAT_MS + 40, { y: 1 });
  }
  return { talk, endMs: (answeredCount + 10) * BEAT_MS };
}

it.each([
  [7, 0],
  [8, 1],
])('%i exchanges of which nothing is known but that they are regular are so many heartbeats: %i', (count, found) => {
  expect(askedAndAnswered(count).talk.stream().heartbeats).toHaveLength(found);
});

it.each([
  [14, []],
  [15, ['heartbeat-lost']],
])('after %i exchanges of which nothing names it their end is told as: %j', (count, rules) => {
  const { talk, endMs } = askedAndAnswered(count);
  expect(rulesAt(talk.model, endMs)).toEqual(rules);
});

it('beats for several channels at one time are as far apart as those of one of them', () => {
  const talk = talkOn();
  for (let at = 15_000; at <= 900_000; at += 15_000) {
    for (let channel = 1; channel <= 3; channel++) talk.received(at + channel * 10, [channel, 'hb']);
  }
  const [finding] = foundBy('server-silent', talk.model, 1_000_000);
  expect(finding?.facts.intervalMs).toBeGreaterThan(14_000);
});
