import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import type { KeepRequest, KeepTrouble } from '../../../lib/session/kept/keep-writer.ts';
import type { Keeping } from '../../../lib/state/autosave/autosave-state.ts';
import { createRealmLog } from '../../model/session-log.ts';
import { createTestApp } from '../fake-source.ts';

/** An app whose captures go to `open`, and whose pauses end when the test says so. */
function keepingApp(open: (onTrouble: (trouble: KeepTrouble) => void, keep: Keeping) => Promise<Keeping | null>) {
  const kept: KeepRequest[] = [];
  const waiting = new Set<() => void>();
  let trouble: (trouble: KeepTrouble) => void = () => {};
  const test = createTestApp({
    openKeeping: (onTrouble) => {
      trouble = onTrouble;
      return open(onTrouble, { keep: (request) => kept.push(request) });
    },
    delay(task) {
      waiting.add(task);
      return () => waiting.delete(task);
    },
  });
  const endPause = (): void => {
    for (const task of [...waiting]) task();
  };
  return { ...test, kept, waiting, endPause, tellTrouble: (told: KeepTrouble) => trouble(told) };
}

function capture(realm: string): SessionEvent[] {
  const log = createRealmLog(realm);
  return [log.started(0), log.created(1), log.opened(2, log.nextId()), log.received(3, log.nextId(), 'hello')];
}

describe('autosave', () => {
  it('keeps what came while it was not known yet whether it may', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const app = keepingApp(async (_, keeping) => {
      await promise;
      return keeping;
    });
    app.tell(...capture('page'));
    app.endPause();
    expect(app.kept).toEqual([]);
    resolve();
    await expect.poll(() => app.app.autosave.phase.value).toBe('keeping');
    expect(app.kept.map(({ text }) => text).join('')).toContain('hello');
  });

  it.each([
    ['a private window', () => Promise.resolve(null), 'private'],
    ['a browser that refuses', () => Promise.reject<null>(new Error('No database.')), 'failed'],
  ] as const)('hands nothing over in %s, neither then nor later', async (_, open, phase) => {
    const app = keepingApp(open);
    app.tell(...capture('before'));
    await expect.poll(() => app.app.autosave.phase.value).toBe(phase);
    app.tell(...capture('after'));
    app.endPause();
    app.app.clear();
    app.tell(...capture('cleared'));
    app.endPause();
    app.app.autosave.flush();
    app.app.dispose();
    expect(app.kept).toEqual([]);
    // Nor does it gather what it will never hand over.
    expect(app.waiting.size).toBe(0);
  });

  it('begins anew when its session was deleted, and ends when the browser stores no more', async () => {
    const app = keepingApp(async (_, keeping) => keeping);
    await expect.poll(() => app.app.autosave.phase.value).toBe('keeping');
    app.tell(...capture('page'));
    app.endPause();
    const [first] = app.kept;
    app.tellTrouble({ id: first?.id ?? '', trouble: 'gone' });
    app.endPause();
    expect(app.kept.at(-1)?.id).not.toBe(first?.id);
    expect(app.kept.at(-1)?.text).toContain('connection-created');
    const count = app.kept.length;
    app.tellTrouble({ id: app.kept.at(-1)?.id ?? '', trouble: 'failed' });
    expect(app.app.autosave.phase.value).toBe('failed');
    app.tell(...capture('after'));
    app.endPause();
    expect(app.kept).toHaveLength(count);
  });
});
