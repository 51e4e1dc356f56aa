import { describe, expect, it } from 'vitest';
import { startWitness } from '../../lib/network/witness.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';

/** `unanswered`: so many first readings get no answer, as when the page navigates meanwhile. */
function start(entries: unknown[] = [], unanswered = 0, isOwn?: (entry: unknown) => boolean) {
  const events: SessionEvent[] = [];
  let tasks: Array<{ task: () => void; at: number }> = [];
  let clock = 5000;
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
        return readings <= unanswered ? new Promise<never>(() => {}) : { entries };
      },
      onRequestFinished: listen(finished),
      onNavigated: listen(navigated),
    },
    now: () => clock,
    delay: (task, delayMs) => void tasks.push({ task, at: clock + delayMs }),
    onEvents: (batch) => void events.push(...batch),
    ...(isOwn === undefined ? {} : { isOwn }),
  });
  async function passTime(ms = 1000): Promise<void> {
    const end = clock + ms;
    for (; clock <= end; clock += 10) {
      const due = tasks.filter(({ at }) => at <= clock);
      tasks = tasks.filter(({ at }) => at > clock);
      for (const { task } of due) task();
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
  it("tells of the page's requests to hosts that it has sockets to, but not of the panel's own", async () => {
    const polled = {
      _resourceType: 'xhr',
      startedDateTime: '2026-01-02T03:04:05.678Z',
      time: 3,
      request: { method: 'GET', url: 'http://localhost:1/health', headers: [] },
      response: { status: 200 },
    };
    const { finished, events, witness, passTime } = start(
      [],
      0,
      (entry) => (entry as { isOurs?: true }).isOurs === true,
    );
    witness.notice([{ type: 'connection-created', url: 'ws://localhost:1/' } as SessionEvent]);
    for (const listener of finished) for (const entry of [polled, { ...polled, isOurs: true }]) listener(entry);
    await passTime();
    expect(events).toMatchObject([{ type: 'http-observed', url: 'http://localhost:1/health' }]);
  });

  it('says nothing of connections that the panel itself made', async () => {
    const own = { ...failed, isOurs: true };
    const told = start([own, failed], 0, (entry) => entry === own);
    await told.passTime();
    expect(told.events.filter(({ type }) => type === 'network-observed')).toHaveLength(1);
    const alone = start([own], 0, (entry) => entry === own);
    await alone.passTime();
    expect(alone.events).toEqual([]);
  });

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

  it('looks for what an unhooked worker opened, though the log has it late and says nothing', async () => {
    const unhooked = {
      type: 'realm-not-observed',
      realmId: 'r',
      sequence: 1,
      timestamp: 1,
      kind: 'dedicated-worker',
      url: 'http://localhost/worker.js',
      why: 'it was not made from a blob: address',
    } as SessionEvent;
    const { witness, entries, events, passTime, readings } = start();
    await passTime();
    witness.notice([unhooked]);
    witness.notice([unhooked]);
    await passTime(3_000);
    entries.push(failed);
    await passTime(10_000);
    expect(events).toEqual([expect.objectContaining({ type: 'network-observed' })]);
    expect(readings()).toBeLessThanOrEqual(5);
  });

  it('reads on at a slow pace while a socket is open that nobody else sees', async () => {
    const worker = {
      startedDateTime: '2026-11-23T01:25:07.443Z',
      request: { url: 'ws://localhost:1/worker', headers: [] },
      response: { status: 101, headers: [] },
      _initiator: { stack: { callFrames: [{ functionName: '', url: 'http://localhost/w.js' }] } },
      _webSocketMessages: [] as unknown[],
    };
    const { witness, entries, events, passTime, readings } = start([worker]);
    await passTime(200);
    witness.notice([error]);
    await passTime(1_500);
    const before = readings();
    worker._webSocketMessages.push({ type: 'send', time: 1795397107.5, opcode: 1, data: 'x' });
    await passTime(10_000);
    expect(readings() - before).toBeGreaterThanOrEqual(3);
    expect(readings() - before).toBeLessThanOrEqual(5);
    expect(events.filter(({ type }) => type === 'message-sent')).toHaveLength(1);
    entries.length = 0;
    await passTime(3_000);
    const after = readings();
    await passTime(10_000);
    expect(readings()).toBe(after);
  });

  it('gives up a reading that is never answered, at the next navigation or after a while', async () => {
    const navigating = start([failed], 1);
    await navigating.passTime(200);
    for (const listener of navigating.navigated) listener('http://localhost/next');
    await navigating.passTime(200);
    expect(navigating.events).toContainEqual(expect.objectContaining({ type: 'network-observed' }));

    const waiting = start([failed], 1);
    await waiting.passTime(200);
    waiting.witness.notice([error]);
    await waiting.passTime(10_000);
    expect(waiting.events).toContainEqual(expect.objectContaining({ type: 'network-observed' }));
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
