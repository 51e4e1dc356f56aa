import { describe, expect, it } from 'vitest';
import { startWitness } from '../../lib/network/witness.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';

function start(entries: unknown[] = []) {
  const events: SessionEvent[] = [];
  const tasks: Array<() => void> = [];
  const finished = new Set<(entry: unknown) => void>();
  const navigated = new Set<(url: string) => void>();
  let readings = 0;
  const listen = <Value>(set: Set<(value: Value) => void>) => ({
    addListener: (listener: (value: Value) => void) => void set.add(listener),
    removeListener: (listener: (value: Value) => void) => void set.delete(listener),
  });
  const witness = startWitness({
    log: {
      async getHAR() {
        readings++;
        return { entries };
      },
      onRequestFinished: listen(finished),
      onNavigated: listen(navigated),
    },
    now: () => 5000,
    delay: (task) => void tasks.push(task),
    onEvents: (batch) => void events.push(...batch),
  });
  async function passTime(): Promise<void> {
    for (let turn = 0; turn < 30 && tasks.length > 0; turn++) {
      for (const task of tasks.splice(0)) task();
      for (let tick = 0; tick < 5; tick++) await Promise.resolve();
    }
  }
  return { witness, entries, events, finished, navigated, passTime, readings: () => readings };
}

const failed = {
  _resourceType: 'websocket',
  startedDateTime: '1969-12-31T23:59:59.000Z',
  request: { url: 'ws://localhost:1/', headers: [] },
  response: { status: 0, headers: [] },
  _webSocketMessages: [{ type: 'error', time: 10, data: 'net::ERR_CONNECTION_REFUSED' }],
};
const error = {
  type: 'connection-error',
  realmId: 'r',
  sequence: 1,
  timestamp: 1,
  connectionId: 'r/1',
} as SessionEvent;

describe('startWitness', () => {
  it('reads the log once at the start and not again on its own', async () => {
    const { passTime, readings } = start();
    await passTime();
    await passTime();
    expect(readings()).toBe(1);
  });

  it('looks again a few times for a failure that the log does not hold yet', async () => {
    const { witness, entries, events, passTime, readings } = start();
    await passTime();
    witness.notice([error]);
    entries.push(failed);
    await passTime();
    expect(readings()).toBeGreaterThan(1);
    expect(readings()).toBeLessThan(10);
    expect(events).toEqual([
      expect.objectContaining({ type: 'network-observed', failureText: 'net::ERR_CONNECTION_REFUSED' }),
    ]);
  });

  it('tells of a navigation and stops when asked', async () => {
    const { witness, events, navigated, finished, passTime } = start();
    for (const listener of navigated) listener('http://localhost/next');
    expect(events).toEqual([expect.objectContaining({ type: 'page-navigated', url: 'http://localhost/next' })]);
    witness.stop();
    await passTime();
    expect([navigated.size, finished.size]).toEqual([0, 0]);
  });
});
