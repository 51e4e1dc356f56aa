import { describe, expect, it } from 'vitest';
import { POLICIES } from '../../lib/model/backoff/policy.ts';
import { createJudge } from '../../lib/model/findings/judge.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { WELCOME } from '../model/findings/streams/said.ts';
import { createRealmLog, START } from '../model/session-log.ts';
import { createTestApp } from './fake-source.ts';

const ASK = JSON.stringify({ type: 'subscribe', data: { channel: 'general' } });
const ANSWER = JSON.stringify({ type: 'subscribed', data: { channel: 'general', status: 'active' } });

/** An app whose page has asked for something; each pause lasts ten seconds. */
async function asking() {
  const clock = { at: START + 5_000 };
  const log = createRealmLog();
  const id = log.nextId();
  const test = createTestApp({ now: () => clock.at });
  const wait = (ms: number) => {
    clock.at += ms;
    test.app.tick();
  };
  test.status('attached');
  test.tell(log.started(0), log.created(1), log.opened(2, id), log.received(10, id, JSON.stringify(WELCOME)));
  test.tell(log.sent(4_900, id, ASK));
  await test.app.loadFindings();
  const pause = (...meanwhile: readonly SessionEvent[]) => {
    test.app.session.setRecording('paused');
    test.tell(...meanwhile);
    wait(10_000);
    test.app.session.setRecording('recording');
  };
  return { ...test, log, id, pause, wait, rules: () => test.app.findings.value.map(({ rule }) => rule) };
}

describe('what was not recorded', () => {
  it('is told by the log, so that a file says of it what the panel said', async () => {
    const { app, tell, log, id, pause, wait, rules } = await asking();
    pause(log.received(5_100, id, ANSWER), log.received(5_200, id, '{}'));
    wait(30_000);
    tell(log.event(60_000, { type: 'page-shown' }));
    expect(rules()).not.toContain('subscription-unanswered');
    const events = [...app.session.events()];
    expect(events.filter(({ type }) => type === 'messages-unrecorded')).toMatchObject([
      { since: START + 5_000, timestamp: START + 15_000, count: 2 },
    ]);
    const opened = createSessionModel();
    opened.append(events);
    const view = opened.view();
    expect([view.losses.droppedCount, app.session.losses.value.droppedCount]).toEqual([0, 0]);
    const found = createJudge()(view, { policy: POLICIES.guide, now: START + 60_000 });
    expect(found.map(({ rule }) => rule)).not.toContain('subscription-unanswered');
  });

  it('is remembered of each pause, though nothing follows it in its realm', async () => {
    const { log, id, pause, wait, rules } = await asking();
    pause(log.received(5_100, id, ANSWER));
    const other = createRealmLog('other');
    wait(10_000);
    pause(other.started(30_000), other.received(30_000, other.nextId(), '{}'));
    wait(60_000);
    expect(rules()).not.toContain('subscription-unanswered');
  });

  it('begins with the oldest message that was withheld, and is known while the pause goes on', async () => {
    const { app, tell, log, id, wait, rules } = await asking();
    wait(10_000);
    app.session.setRecording('paused');
    tell(log.received(5_100, id, ANSWER));
    expect(app.session.missing.value).toEqual([{ since: START + 5_100, until: Number.POSITIVE_INFINITY }]);
    wait(60_000);
    expect(rules()).not.toContain('subscription-unanswered');
  });

  it('is no loss, whether anything follows it or not, and nothing of a session that was cleared meanwhile', async () => {
    const { app, tell, log, id, pause } = await asking();
    const lost = () => app.session.losses.value.droppedCount;
    pause(log.received(5_100, id, ANSWER), log.received(5_200, id, '{}'));
    expect(lost()).toBe(0);
    log.skip(1);
    tell(log.received(6_000, id, '{}'));
    expect(lost()).toBe(1);
    app.session.setRecording('paused');
    const again = log.received(7_000, id, '{}');
    tell(again, again);
    expect(lost()).toBe(1);
    app.session.clear();
    tell(log.received(8_000, id, '{}'));
    app.session.setRecording('recording');
    tell(log.received(9_000, id, '{}'));
    expect(lost()).toBe(0);
    expect([...app.session.events()].filter(({ type }) => type === 'messages-unrecorded')).toMatchObject([
      { count: 1 },
    ]);
  });

  it('is told before an export, and then anew', async () => {
    const { app, tell, log, id } = await asking();
    app.session.setRecording('paused');
    tell(log.received(5_100, id, ANSWER));
    app.exporting.open();
    app.exporting.open();
    tell(log.received(5_200, id, '{}'));
    app.session.setRecording('recording');
    const told = [...app.session.events()].filter((event) => event.type === 'messages-unrecorded');
    expect(told.map(({ count, sequence }) => [count, sequence])).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('is nothing where nothing came', async () => {
    const { app, pause, wait, rules } = await asking();
    pause();
    wait(60_000);
    expect([...app.session.events()].map(({ type }) => type)).not.toContain('messages-unrecorded');
    expect(rules()).toContain('subscription-unanswered');
  });
});
