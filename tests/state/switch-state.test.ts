import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { javaScriptSwitch } from '../../lib/checks/debug-mode.ts';
import { SwitchState } from '../../lib/state/switch-state.ts';
import { createFakePage, runnerFor } from '../checks/fake-page.ts';

const CLIENT = 'globalThis.client = { ws: null, log() { return this.debugMode; } };';

/** A switch over a fake page, whose looks happen when the test says so. */
function prepare(code = CLIENT, isKept = false) {
  const page = createFakePage(code);
  const changes: Array<{ change: string; reader: string | null }> = [];
  let planned: Array<() => void> = [];
  const state = new SwitchState({
    language: 'javascript',
    createSwitch: () => ({
      path: 'client',
      property: 'debugMode',
      run: javaScriptSwitch('client', 'debugMode', runnerFor(page)),
    }),
    isKept: signal(isKept),
    onChange: ({ change, reader }) => void changes.push({ change, reader }),
    messageCount: () => 7,
    now: () => 1_000,
    delay: (task) => void planned.push(task),
    paceMs: 1_000,
  });
  async function look(): Promise<void> {
    const due = planned;
    planned = [];
    for (const task of due) task();
    await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return {
    page,
    state,
    look,
    changes,
    names: () => changes.map(({ change }) => change),
    plannedCount: () => planned.length,
  };
}

describe('the switch for debugMode', () => {
  it('sets, counts, tells of the first reading once, and undoes', async () => {
    const { page, state, look, names, plannedCount, changes } = prepare();
    const before = page.run('JSON.stringify(Reflect.ownKeys(client))');
    await state.turn(true);
    expect(state.wish.value).toMatchObject({
      isWanted: true,
      look: { state: 'on', reads: 0 },
      setAt: { messageCount: 7 },
    });
    page.run('client.log(); client.log();');
    await look();
    page.run('client.log();');
    await look();
    expect(state.wish.value.look).toMatchObject({ reads: 3 });
    expect(names()).toEqual(['set', 'read']);
    expect(changes[1]?.reader).toContain('log');
    await state.turn(false);
    expect(names()).toEqual(['set', 'read', 'undone']);
    expect(page.run('JSON.stringify(Reflect.ownKeys(client))')).toBe(before);
    await look();
    expect(plannedCount()).toBe(0);
  });

  it('is off after a reload, and says that it was lost', async () => {
    const { page, state, look, names } = prepare();
    await state.turn(true);
    page.navigate(CLIENT);
    await look();
    expect(state.wish.value).toMatchObject({ isWanted: false, look: { state: 'off' } });
    expect(names()).toEqual(['set', 'lost']);
    expect(page.run('client.debugMode')).toBeUndefined();
  });

  it('is set again after a reload, also when the object comes late, if that is wanted', async () => {
    const { page, state, look, names } = prepare(CLIENT, true);
    await state.turn(true);
    page.navigate();
    await look();
    expect(state.wish.value).toMatchObject({ isWanted: true, look: { state: 'missing' }, setAt: null });
    page.run(CLIENT);
    await look();
    expect(state.wish.value.look).toMatchObject({ state: 'on', reads: 0 });
    expect(page.run('client.debugMode')).toBe(true);
    expect(names()).toEqual(['set', 'set-again']);
  });

  it('waits for an object that is not there yet only if that is wanted', async () => {
    const patient = prepare('', true);
    await patient.state.turn(true);
    patient.page.run(CLIENT);
    await patient.look();
    expect(patient.names()).toEqual(['set']);
    const { state, plannedCount } = prepare('');
    await state.turn(true);
    expect(state.wish.value).toMatchObject({ isWanted: false, look: { state: 'missing', why: 'object' } });
    expect(plannedCount()).toBe(0);
  });

  it('says when it is refused', async () => {
    const { state, names } = prepare('globalThis.client = Object.freeze({});');
    await state.turn(true);
    expect(state.wish.value).toMatchObject({ isWanted: false, look: { state: 'refused' } });
    expect(names()).toEqual(['refused']);
  });

  it('lets a look that was under way come to nothing when it is switched off', async () => {
    const { page, state, look, names } = prepare(CLIENT, true);
    await state.turn(true);
    page.navigate(CLIENT);
    const looking = look();
    await Promise.all([state.turn(false), looking]);
    await look();
    expect(page.run('client.debugMode')).toBeUndefined();
    expect(names().at(-1)).toBe('undone');
  });
});
