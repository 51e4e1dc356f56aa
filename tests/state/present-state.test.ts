import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { SessionView } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { LinkStatus } from '../../lib/protocol/link-status.ts';
import { PresentState } from '../../lib/state/present-state.ts';
import type { Slices } from '../../lib/state/slices.ts';
import { WELCOME } from '../model/findings/streams/said.ts';
import { createRealmLog, START } from '../model/session-log.ts';
import { createTestApp } from './fake-source.ts';

function presentAt(at: number) {
  const clock = { at };
  const status = signal<LinkStatus>('attached');
  const view = signal({ lastEventAt: 500 } as SessionView);
  const waitingSince = signal<number | null>(null);
  const present = new PresentState({ now: () => clock.at, status, view, waitingSince });
  const tickAt = (next: number) => {
    clock.at = next;
    present.tick();
    return [present.clock.value, present.readUpTo.value];
  };
  return { ...present, status, waitingSince, tickAt };
}

describe('what has been read', () => {
  it('is what happened before the last tick', () => {
    const { tickAt } = presentAt(1_000);
    expect(tickAt(2_000)).toEqual([2_000, 1_000]);
    expect(tickAt(3_000)).toEqual([3_000, 2_000]);
  });

  it('is no more after a stall, though the clock ticks twice at once', () => {
    const { tickAt } = presentAt(1_000);
    tickAt(2_000);
    expect(tickAt(41_000)).toEqual([41_000, 2_000]);
    expect(tickAt(41_010)).toEqual([41_010, 2_000]);
    expect(tickAt(42_000)).toEqual([42_000, 41_010]);
  });

  it('ends with the oldest event that waits', () => {
    const { readUpTo, waitingSince } = presentAt(1_000);
    waitingSince.value = 700;
    expect(readUpTo.value).toBe(700);
    waitingSince.value = null;
    expect(readUpTo.value).toBe(1_000);
  });

  it('is all there is once nothing can come any more', () => {
    const { clock, readUpTo, status } = presentAt(1_000);
    status.value = 'detached';
    expect([clock.value, readUpTo.value]).toEqual([500, 500]);
  });
});

describe('silence', () => {
  const log = createRealmLog();
  const id = log.nextId();
  const say = (at: number, type: string) => log.received(at, id, JSON.stringify({ type, payload: {} }));
  const scan = [
    ...[log.started(0), log.created(1), log.opened(2, id), log.received(10, id, JSON.stringify(WELCOME))],
    ...[say(1_000, 'scanner_started'), say(2_000, 'scanner_progress'), say(3_000, 'scanner_progress')],
  ];
  const more = Array.from({ length: 600 }, (_, n) => say(3_100 + n * 60, 'price_update'));
  const going = say(40_000, 'scanner_progress');
  const rules = ({ app }: ReturnType<typeof createTestApp>) => app.findings.value.map(({ rule }) => rule);

  it('is not found while the panel stood still, but is once it has read on', async () => {
    const clock = { at: START + 4_000 };
    const test = createTestApp({ now: () => clock.at });
    test.status('attached');
    test.tell(...scan);
    await test.app.loadFindings();
    clock.at += 40_000;
    test.app.tick();
    expect(rules(test)).not.toContain('scan-without-end');
    clock.at += 1_000;
    test.app.tick();
    expect(rules(test)).toContain('scan-without-end');
  });

  it('is not found in what the user let nobody record, and is where it was long before', async () => {
    const clock = { at: START + 4_000 };
    const pausedAfter = async (ms: number, ...meanwhile: readonly SessionEvent[]) => {
      clock.at = START + 4_000;
      const test = createTestApp({ now: () => clock.at });
      const wait = (lengthMs: number) => {
        clock.at += lengthMs;
        test.app.tick();
      };
      test.status('attached');
      test.tell(...scan);
      await test.app.loadFindings();
      wait(ms);
      wait(1_000);
      test.app.session.setRecording('paused');
      test.tell(...meanwhile);
      wait(60_000);
      wait(1_000);
      const [duringPause] = [rules(test)];
      test.app.session.setRecording('recording');
      wait(60_000);
      wait(1_000);
      return [duringPause, rules(test)].map((found) => found.includes('scan-without-end'));
    };
    expect(await pausedAfter(5_000, say(12_000, 'scanner_completed'))).toEqual([false, false]);
    expect(await pausedAfter(5_000)).toEqual([true, true]);
    expect(await pausedAfter(40_000, say(50_000, 'price_update'))).toEqual([true, true]);
  });

  it('is not found while events wait', async () => {
    const hurried: Slices = { begin: () => () => true, run: () => () => {} };
    const test = createTestApp({
      now: () => START + 41_000,
      work: { soon: hurried, idle: hurried, now: () => 0 },
    });
    test.status('attached');
    await test.app.loadFindings();
    test.queue(...scan, ...more, going);
    test.fold();
    expect(test.app.session.waitingSince.value).toBeLessThan(START + 10_000);
    expect(test.app.session.view.value.streams.get(id)?.scans).toHaveLength(1);
    expect(rules(test)).not.toContain('scan-without-end');
    test.fold();
    test.fold();
    test.fold();
    expect(test.app.session.waitingSince.value).toBeNull();
    expect(test.app.session.view.value.streams.get(id)?.scans[0]?.lastAt).toBe(START + 40_000);
  });
});
