import { describe, expect, it } from 'vitest';
import { type LaneShapes, laneShapes } from '../../../components/timeline/lane-shapes.ts';
import { BUCKET_PX } from '../../../components/timeline/tick-counts.ts';
import { createTimeScale } from '../../../components/timeline/time-scale.ts';
import { createSessionModel } from '../../../lib/model/session.ts';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import { createTickLog } from '../../../lib/state/timeline/tick-log.ts';
import { createRealmLog, START } from '../../model/session-log.ts';

type Log = ReturnType<typeof createRealmLog>;

interface Shown {
  readonly from?: number;
  readonly until?: number;
  readonly widthPx?: number;
  readonly now?: number;
}

/** The lane of the only client, at one pixel a ms unless the range says otherwise. */
function laneOf(tell: (log: Log) => SessionEvent[], shown: Shown = {}) {
  const { from = 0, until = 1000 } = shown;
  const { widthPx = until - from, now = until } = shown;
  const log = createRealmLog();
  const model = createSessionModel();
  model.append([log.started(0), ...tell(log)]);
  const { clients, connections, streams } = model.view();
  const [client] = clients;
  if (client === undefined) throw new Error('no client');
  const ticks = createTickLog(model.messages);
  ticks.extend();
  const source = {
    connectionOf: connections.get.bind(connections),
    ticksOf: ticks.of,
    heartbeatsOf: (id: Parameters<typeof connections.get>[0]) => streams.get(id)?.heartbeats ?? [],
    now: START + now,
  };
  return laneShapes(client, source, createTimeScale({ from: START + from, until: START + until }, widthPx));
}

const barsOf = ({ bars }: LaneShapes) =>
  bars.map(({ phase, x, width }) => [phase, Math.round(x), Math.round(width)] as const);
const ticksAt = (counts: Uint32Array, x: number) => counts[Math.floor(x / BUCKET_PX)];

/** A connection that was refused after 2 ms. */
function refused(log: Log, at: number): SessionEvent[] {
  const id = log.nextId();
  return [log.created(at), log.closed(at + 2, id)];
}

describe('the shapes of a lane', () => {
  it('follow a connection through its ready states', () => {
    const lane = laneOf((log) => {
      const id = log.nextId();
      return [log.created(100), log.opened(150, id), log.closeRequested(400, id), log.closed(420, id, 1000)];
    });
    expect(barsOf(lane)).toEqual([
      ['connecting', 100, 50],
      ['open', 150, 250],
      ['closing', 400, 20],
    ]);
    expect(lane.ends).toMatchObject([{ kind: 'closed', x: 420 }]);
  });

  it('reach up to now where nothing has ended', () => {
    const connecting = laneOf((log) => [log.created(100)], { now: 700 });
    expect(barsOf(connecting)).toEqual([['connecting', 100, 600]]);
    expect(connecting.ends).toEqual([]);
  });

  it('show attempts, how long was waited in between, and how each ended', () => {
    const lane = laneOf((log) => {
      const events = [...refused(log, 10), ...refused(log, 212)];
      const id = log.nextId();
      return [...events, log.created(500), log.opened(510, id), log.closed(600, id)];
    });
    expect(barsOf(lane)).toEqual([
      ['failed', 10, 2],
      ['failed', 212, 2],
      ['connecting', 500, 10],
      ['open', 510, 90],
    ]);
    expect(lane.ends.map(({ kind }) => kind)).toEqual(['failed', 'failed', 'lost']);
    expect(lane.waits.map(({ x, delayMs }) => [Math.round(x), Math.round(delayMs)])).toEqual([
      [12, 200],
      [214, 286],
    ]);
  });

  it('tell a connection that ended with its page from one that was lost', () => {
    const lane = laneOf((log) => {
      const id = log.nextId();
      return [log.created(0), log.opened(10, id), log.event(500, { type: 'realm-ended', isCached: false })];
    });
    expect(lane.ends.map(({ kind }) => kind)).toEqual(['left']);
  });

  it('count messages of each direction where they stand', () => {
    const lane = laneOf((log) => {
      const id = log.nextId();
      const start = [log.created(0), log.opened(10, id), log.sent(100, id, 'x')];
      const burst = Array.from({ length: 5 }, () => log.received(301, id, 'x'));
      return [...start, ...burst, log.received(1000, id, 'x')];
    });
    expect([ticksAt(lane.sent, 100), ticksAt(lane.sent, 300)]).toEqual([1, 0]);
    expect([ticksAt(lane.received, 300), ticksAt(lane.received, 302)]).toEqual([5, 0]);
    expect(lane.received.at(-1)).toBe(1);
  });

  it('keep what reaches into the range from before it, and the wait that ends behind it', () => {
    const tell = (log: Log) => {
      const id = log.nextId();
      return [log.created(0), log.opened(10, id), log.closed(600, id), ...refused(log, 5_000)];
    };
    const lane = laneOf(tell, { from: 400, until: 900, now: 6_000 });
    expect(barsOf(lane)).toEqual([['open', -390, 590]]);
    expect(lane.waits).toMatchObject([{ x: 200, delayMs: 4_400 }]);
  });

  it('draw a storm of attempts by what can be seen of it', () => {
    const lane = laneOf((log) => Array.from({ length: 1_500 }, (_, at) => refused(log, at * 10)).flat(), {
      until: 15_000,
      widthPx: 60,
    });
    expect(lane.bars.length).toBeLessThan(500 * 12);
    const seen = new Set(lane.bars.map(({ x }) => Math.round(x)));
    expect(seen.size).toBeGreaterThanOrEqual(59);
  });

  it('lose no connection that lasts when many failed behind the same pixel', () => {
    const lane = laneOf(
      (log) => {
        const failed = Array.from({ length: 200 }, (_, at) => refused(log, at * 5)).flat();
        const id = log.nextId();
        return [...failed, log.created(1_001), log.opened(1_002, id)];
      },
      { until: 100_000, widthPx: 50 },
    );
    expect(barsOf(lane).at(-1)).toEqual(['open', 1, 49]);
  });

  it('mark each heartbeat, and say which was never answered', () => {
    const lane = laneOf((log) => {
      const id = log.nextId();
      const answered = (at: number) => [log.sent(at, id, 'ping'), log.received(at + 10, id, 'pong')];
      const opened = [log.created(0), log.opened(1, id), ...answered(100), ...answered(200)];
      return [...opened, log.sent(300, id, 'ping'), ...answered(400), log.sent(500, id, 'ping')];
    });
    expect(lane.beats.map(({ kind, x }) => [kind, Math.round(x)])).toEqual([
      ['answered', 100],
      ['answered', 200],
      ['missed', 300],
      ['answered', 400],
      ['awaited', 500],
    ]);
  });

  it.each([
    ['awaited', 505],
    ['missed', 600],
  ])('take the last heartbeat for %s where the connection ended at %d', (kind, endAt) => {
    const lane = laneOf((log) => {
      const id = log.nextId();
      const opened = [log.created(0), log.opened(1, id)];
      const beats = [100, 300].flatMap((at) => [log.sent(at, id, 'ping'), log.received(at + 10, id, 'pong')]);
      return [...opened, ...beats, log.sent(500, id, 'ping'), log.closed(endAt, id)];
    });
    expect(lane.beats.at(-1)).toMatchObject({ kind });
  });

  it('mark heartbeats only where there is room between them, but each that was missed', () => {
    const lane = laneOf(
      (log) => {
        const id = log.nextId();
        const opened = [log.created(0), log.opened(1, id)];
        const beats = Array.from({ length: 90 }, (_, n) => {
          const at = 1_000 * (n + 1);
          return [log.sent(at, id, 'ping'), ...(n === 44 ? [] : [log.received(at + 10, id, 'pong')])];
        });
        return [...opened, ...beats.flat()];
      },
      { until: 100_000, widthPx: 200 },
    );
    expect(lane.beats.filter(({ kind }) => kind === 'missed')).toMatchObject([{ x: 90 }]);
    expect(lane.beats.length).toBeGreaterThan(15);
    expect(lane.beats.length).toBeLessThan(30);
  });
});
