import { describe, expect, it } from 'vitest';
import { NO_POLICY } from '../../../lib/model/backoff/policy.ts';
import type { Rule } from '../../../lib/model/findings/finding.ts';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import { createRealmLog, JS_STACK, START, URL_OF_APP } from '../session-log.ts';
import { judged, judgedBy } from './judged.ts';

const RULES: readonly Rule[] = ['connecting-stalled', 'closing-stalled'];

function rulesAt(events: readonly SessionEvent[], nowMs: number): string[] {
  return judged(events, NO_POLICY, nowMs)
    .map(({ rule }) => rule)
    .filter((rule) => RULES.includes(rule));
}

/** A page, and one connection of it that was constructed after 1 s. */
function constructed() {
  const log = createRealmLog();
  const id = log.nextId();
  return { log, id, events: [log.started(0), log.created(1_000)] };
}

describe('connecting-stalled', () => {
  it('tells of an attempt that neither opens nor fails, from 20 s on', () => {
    const { events, id } = constructed();
    expect(rulesAt(events, 20_900)).toEqual([]);
    expect(judgedBy('connecting-stalled', events, NO_POLICY, 21_000)).toMatchObject([
      {
        severity: 'warning',
        confidence: 'uncertain',
        connectionIds: [id],
        since: START + 1_000,
        until: null,
        facts: { count: 1, status: null },
        evidence: [{ kind: 'moment', moment: 'constructed', at: START + 1_000 }],
      },
    ]);
  });

  it('is one finding for all attempts of a client that hang', () => {
    const { events, log, id } = constructed();
    const next = log.nextId();
    events.push(log.created(5_000));
    expect(judgedBy('connecting-stalled', events, NO_POLICY, 40_000)).toMatchObject([
      { connectionIds: [id, next], facts: { count: 2 } },
    ]);
  });

  it.each<[string, (made: ReturnType<typeof constructed>) => SessionEvent[]]>([
    ['opened, however slowly', ({ log, id }) => [log.opened(19_000, id)]],
    ['failed', ({ log, id }) => [log.closed(19_000, id)]],
    ['was told to have an error', ({ log, id }) => [log.event(1_200, { type: 'connection-error', connectionId: id })]],
    ['went with its page', ({ log }) => [log.event(3_000, { type: 'realm-ended', isCached: false })]],
    ['is of a page that is hidden', ({ log }) => [log.event(3_000, { type: 'page-hidden' })]],
    [
      'is of a page that was hidden meanwhile',
      ({ log }) => [log.event(3_000, { type: 'page-hidden' }), log.event(30_000, { type: 'page-shown' })],
    ],
    [
      'may have opened in what was lost',
      ({ log, id }) => {
        log.skip(3);
        return [log.received(25_000, id, 'x')];
      },
    ],
  ])('says nothing of one that %s', (_, more) => {
    const made = constructed();
    const events = [...made.events, ...more(made)];
    expect(rulesAt(events, 100_000)).toEqual([]);
  });

  it('speaks of what hangs where only messages are missing, since nobody let them be recorded', () => {
    const made = constructed();
    made.log.skip(3);
    const witness = createRealmLog('recording');
    const paused = { type: 'messages-unrecorded', since: START + 20_000, count: 3 } as const;
    made.events.push(witness.event(24_000, paused), made.log.received(25_000, made.id, 'x'));
    expect(rulesAt(made.events, 100_000)).toEqual(['connecting-stalled']);
  });

  it('speaks again of what hangs after the page was shown', () => {
    const log = createRealmLog();
    const events = [log.started(0), log.event(100, { type: 'page-hidden' }), log.event(500, { type: 'page-shown' })];
    events.push(log.created(1_000, JS_STACK, null, URL_OF_APP));
    expect(rulesAt(events, 30_000)).toEqual(['connecting-stalled']);
  });

  it('is told of a file by the end of it, whenever that is read', () => {
    const { events, log } = constructed();
    events.push(log.event(30_000, { type: 'page-hidden' }));
    expect(rulesAt(events.slice(0, 2), 1_000)).toEqual([]);
    expect(judgedBy('connecting-stalled', events, NO_POLICY)).toEqual([]);
    const other = createRealmLog('other');
    const shown = [...events.slice(0, 2), other.started(30_000, 'iframe')];
    expect(judgedBy('connecting-stalled', shown, NO_POLICY)).toMatchObject([{ since: START + 1_000 }]);
  });
});

describe('closing-stalled', () => {
  it('tells of a close that nobody answers, until it is closed', () => {
    const { events, log, id } = constructed();
    events.push(log.opened(1_100, id), log.closeRequested(5_000, id));
    expect(rulesAt(events, 24_900)).toEqual([]);
    expect(judgedBy('closing-stalled', events, NO_POLICY, 25_000)).toMatchObject([
      { severity: 'information', since: START + 5_000, connectionIds: [id], facts: { count: 1 } },
    ]);
    events.push(log.closed(65_000, id));
    expect(rulesAt(events, 65_000)).toEqual([]);
  });

  it('says nothing of a close before it was open, nor of a page that was left', () => {
    const early = constructed();
    expect(rulesAt([...early.events, early.log.closeRequested(5_000, early.id)], 60_000)).toEqual([]);
    const { events, log, id } = constructed();
    events.push(
      log.opened(1_100, id),
      log.closeRequested(5_000, id),
      log.event(6_000, { type: 'realm-ended', isCached: false }),
    );
    expect(rulesAt(events, 60_000)).toEqual([]);
  });
});
