import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import { RateState } from '../../lib/state/rate-state.ts';
import { createSlices } from '../../lib/state/slices.ts';
import { createRealmLog } from '../model/session-log.ts';

const COUNT = 10_000;

function sessionOf(count: number) {
  const log = createRealmLog();
  const model = createSessionModel();
  const id = log.nextId();
  model.append([log.started(0), log.created(1), log.opened(2, id)]);
  for (let index = 0; index < count; index++) model.append([log.received(3 + index, id, 'x')]);
  return { model, id };
}

/** Slices that are over as soon as they look at the clock a second time, each begun by hand. */
function shortSlices() {
  let time = 0;
  const waiting: Array<() => void> = [];
  const slices = createSlices({
    now: () => time++,
    sliceMs: 2,
    defer(task) {
      waiting.push(() => task(null));
      return () => waiting.splice(0);
    },
  });
  return { slices, waiting };
}

describe('the rates of an opened session', () => {
  it('are counted in slices, and all messages in the end', () => {
    const { model, id } = sessionOf(COUNT);
    const { slices, waiting } = shortSlices();
    const state = new RateState({ model: signal(model), revision: signal(0), slices });
    const counted = () => (state.rates.value.get(id)?.counts ?? []).reduce((sum, one) => sum + one, 0);
    expect(counted()).toBeLessThan(COUNT);
    let sliceCount = 0;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift(), sliceCount++) next();
    expect(sliceCount).toBeGreaterThan(1);
    expect(counted()).toBe(COUNT);
    state[Symbol.dispose]();
  });

  it('are not counted on when nobody looks any more', () => {
    const { model } = sessionOf(COUNT);
    const { slices, waiting } = shortSlices();
    const state = new RateState({ model: signal(model), revision: signal(0), slices });
    expect(waiting).toHaveLength(1);
    state[Symbol.dispose]();
    expect(waiting).toHaveLength(0);
  });
});
