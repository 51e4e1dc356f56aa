// What a page does on purpose is told once, by the finding that says most of it.
import { describe, expect, it } from 'vitest';
import { NO_POLICY } from '../../../lib/model/backoff/policy.ts';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import type { ConnectionId } from '../../../lib/protocol/identifiers.ts';
import { createRealmLog } from '../session-log.ts';
import { judged } from './judged.ts';

const id = (number: number) => `page/${number}` as ConnectionId;

/** Connections one after the other, each closed by the page, or by the server, after a while. */
function inTurn(pausesMs: readonly number[], openMs: number, by: 'page' | 'server', code = 1000): SessionEvent[] {
  const log = createRealmLog();
  const events: SessionEvent[] = [];
  let at = 0;
  for (const [index, pauseMs] of pausesMs.entries()) {
    const one = id(index + 1);
    events.push(log.created(at), log.opened(at + 5, one));
    at += openMs;
    if (by === 'page') events.push(log.closeRequested(at, one));
    events.push({ ...log.closed(at + 2, one, code), wasClean: true } as SessionEvent);
    at += 2 + pauseMs;
  }
  return events;
}

const told = (events: readonly SessionEvent[]) =>
  judged(events, NO_POLICY).map(({ rule, severity, confidence }) => [rule, severity, confidence]);

describe('a page that connects for each task', () => {
  it('at equal pauses has one note, also once the last is closed', () => {
    const events = inTurn([3_000, 3_000, 3_000, 3_000, 3_000], 1_000, 'page');
    const note = ['retry-after-clean-close', 'information', 'uncertain'];
    expect(told(events)).toEqual([note]);
    expect(told(events.slice(0, -2))).toEqual([note]);
  });

  it('at pauses of no measure has the other', () => {
    expect(told(inTurn([3_000, 400, 2_000, 5_000], 1_000, 'page'))).toEqual([
      ['closed-by-page', 'information', 'certain'],
    ]);
  });

  it('with each key that is pressed is warned of, and said to retry by nobody', () => {
    const events = inTurn(Array(12).fill(200), 250, 'page');
    expect(told(events)).toEqual([['retry-storm', 'warning', 'certain']]);
    expect(judged(events, NO_POLICY)).toMatchObject([{ facts: { attempts: 12, isByPage: true } }]);
  });

  it('whose server says goodbye after each is not said to retry, if it comes back without measure', () => {
    expect(told(inTurn([300, 4_000, 1_200, 700], 900, 'server'))).toEqual([
      ['retry-after-clean-close', 'information', 'uncertain'],
    ]);
  });
});

describe('a client that takes each end for a loss', () => {
  it.each([
    [1000, [1_000, 1_100, 900, 1_000], 'likely'],
    [1000, [500, 1_000, 2_000, 4_000], 'likely'],
    [1005, Array(6).fill(2_000), 'uncertain'],
  ])('is warned of (code %i, after %j ms)', (code, pauses, confidence) => {
    const events = inTurn([...pauses, 0], 150, 'server', code);
    expect(told(events)).toEqual([['retry-after-clean-close', 'warning', confidence]]);
    expect(judged(events, NO_POLICY)).toMatchObject([{ facts: { code, by: 'server', count: pauses.length } }]);
  });

  it.each([
    ['a few times', Array(5).fill(2_000), 150],
    ['after a while each time', Array(8).fill(2_000), 70_000],
    ['without measure', [300, 4_000, 1_200, 700, 2_000, 300, 0], 150],
  ])('is not, where the server gave no code %s', (_, pauses, openMs) => {
    expect(told(inTurn(pauses, openMs, 'server', 1005))).toEqual([]);
  });
});

describe('a hand-over', () => {
  it('is one note, and a logout after it has its own', () => {
    const log = createRealmLog();
    const events: SessionEvent[] = [log.created(0), log.opened(5, id(1))];
    for (const [index, at] of [60_000, 120_000].entries()) {
      events.push(log.created(at), log.opened(at + 50, id(index + 2)));
      events.push(log.closeRequested(at + 100, id(index + 1)), log.closed(at + 110, id(index + 1), 1000));
    }
    expect(told(events)).toEqual([['short-overlap', 'information', 'likely']]);
    events.push(log.closeRequested(130_000, id(3)), log.closed(130_005, id(3), 1000));
    expect(told(events).map(([rule]) => rule)).toEqual(['short-overlap', 'closed-by-page']);
  });
});
