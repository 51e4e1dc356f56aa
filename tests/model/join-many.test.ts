// Many sockets to one address in a few milliseconds, told by both witnesses in random interleavings.
import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { createRealmLog, START } from './session-log.ts';

type Outcome = 'open' | 'forbidden' | 'refused' | 'pending';

/** Mulberry32: the same numbers for the same seed. */
function createRandom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    upTo: (limit: number) => next() * limit,
    pick: <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item,
  };
}

interface Story {
  readonly events: SessionEvent[];
  /** Entry id by connection id: what the join must find. */
  readonly truth: Record<string, string | null>;
  /** Entries that belong to no hooked connection. */
  readonly strangers: string[];
}

/** A burst of sockets; some entries are missing because DevTools opened late, and sockets without a hook lie between. */
function tellStory(seed: number, { lateCount = 0, strangerShare = 0 } = {}): Story {
  const random = createRandom(seed);
  const log = createRealmLog('page');
  const net = createRealmLog('network');
  const truth: Record<string, string | null> = {};
  const strangers: string[] = [];
  const page: SessionEvent[] = [];
  const entries: Array<{ readAt: number; facts: Parameters<typeof net.network>[1] }> = [];
  const count = 2 + Math.floor(random.upTo(30));
  let at = 1_000;
  let handshakeAt = at;
  for (let index = 0; index < count; index++) {
    at += random.upTo(2);
    const isStranger = random.upTo(1) < strangerShare;
    const outcome = random.pick<Outcome>(['open', 'open', 'forbidden', 'refused', 'pending']);
    const entryId = `e${index}`;
    // One server's handshakes wait for each other; the end comes later, and a busy page hears of it later still.
    handshakeAt = Math.max(handshakeAt, at) + random.upTo(40);
    const endedAt = handshakeAt + 5 + random.upTo(300);
    if (!isStranger) {
      const id = log.nextId();
      page.push(log.created(at));
      if (outcome === 'open') page.push(log.opened(endedAt, id));
      else if (outcome !== 'pending') page.push(log.closed(endedAt, id));
      truth[id] = index < lateCount ? null : entryId;
    }
    if (index < lateCount) continue;
    if (isStranger) strangers.push(entryId);
    const isHooked = isStranger ? false : random.pick([true, null]);
    const startedAt = outcome === 'refused' ? null : START + Math.floor(handshakeAt);
    const failureText = { refused: 'net::ERR_CONNECTION_REFUSED', forbidden: 'Unexpected response code: 403' };
    const facts = {
      entryId,
      order: index,
      isHooked,
      startedAt,
      status: outcome === 'open' ? 101 : 0,
      failureText: outcome === 'refused' || outcome === 'forbidden' ? failureText[outcome] : null,
      failedAt: outcome === 'forbidden' ? START + endedAt : null,
    };
    entries.push({ readAt: 2_000 + random.upTo(100), facts });
  }
  // An entry is told once something is known of it, which is not the order of the list.
  entries.sort((a, b) => a.readAt - b.readAt);
  const network = entries.map(({ readAt, facts }) => net.network(readAt, facts));
  return { events: interleave([page, network], random), truth, strangers };
}

/** Each list keeps its own order, as links do. */
function interleave(lists: SessionEvent[][], random: ReturnType<typeof createRandom>): SessionEvent[] {
  const rest = lists.map((list) => [...list]);
  const merged: SessionEvent[] = [];
  for (;;) {
    const left = rest.filter((list) => list.length > 0);
    if (left.length === 0) return merged;
    const next = random.pick(left).shift();
    if (next !== undefined) merged.push(next);
  }
}

function joinOf(events: readonly SessionEvent[], pieceLength = events.length) {
  const model = createSessionModel();
  for (let index = 0; index < events.length; index += pieceLength) {
    model.append(events.slice(index, index + pieceLength));
    model.view();
  }
  const connections = [...model.view().connections.values()];
  return {
    hooked: Object.fromEntries(
      connections.filter(({ witnesses }) => witnesses.hook).map(({ id, network }) => [id, network?.entryId ?? null]),
    ),
    alone: connections.filter(({ witnesses }) => !witnesses.hook).map(({ network }) => network?.entryId),
  };
}

const SEEDS = Array.from({ length: 300 }, (_, index) => index + 1);

describe('the join of many sockets to one address', () => {
  it('finds every pair when both witnesses saw all', () => {
    for (const seed of SEEDS) {
      const { events, truth } = tellStory(seed);
      expect(joinOf(events), `seed ${seed}`).toEqual({ hooked: truth, alone: [] });
    }
  });

  it('leaves sockets alone that never met a hook, and still finds every pair', () => {
    for (const seed of SEEDS) {
      const { events, truth, strangers } = tellStory(seed, { strangerShare: 0.3 });
      const { hooked, alone } = joinOf(events);
      expect(hooked, `seed ${seed}`).toEqual(truth);
      expect(alone.toSorted(), `seed ${seed}`).toEqual(strangers.toSorted());
    }
  });

  it('gives every entry to a connection of its own outcome when DevTools came in the middle', () => {
    for (const seed of SEEDS) {
      const { events } = tellStory(seed, { lateCount: 3 });
      const { hooked, alone } = joinOf(events);
      const given = Object.values(hooked).filter((entryId) => entryId !== null);
      expect(new Set(given).size, `seed ${seed}`).toBe(given.length);
      expect(alone, `seed ${seed}`).toEqual([]);
    }
  });

  it('does not depend on when it is asked', () => {
    for (const seed of SEEDS.slice(0, 60)) {
      const { events } = tellStory(seed, { strangerShare: 0.2, lateCount: 2 });
      expect(joinOf(events, 3), `seed ${seed}`).toEqual(joinOf(events));
    }
  });

  it('finds every pair of retries all day, when asked on the way too', () => {
    for (const pieceLength of [300, 9_000]) {
      const { events, truth } = retriesAllDay(3_000);
      expect(joinOf(events, pieceLength)).toEqual({ hooked: truth, alone: [] });
    }
  });

  it('finds the latest failures when the network layer tells of a long past at once', () => {
    const { log, net } = logs();
    const events: SessionEvent[] = [];
    const truth: Record<string, string | null> = {};
    for (let index = 0; index < 600; index++) {
      const id = log.nextId();
      events.push(log.created(index * 5_000), log.closed(index * 5_000 + 3, id));
      truth[id] = index < 200 ? null : `e${index}`;
    }
    for (let index = 200; index < 600; index++) {
      events.push(net.network(3_000_000, { entryId: `e${index}`, ...REFUSED, order: index }));
    }
    expect(joinOf(events)).toEqual({ hooked: truth, alone: [] });
  });

  it('takes in what is told anew of a pair from long ago', () => {
    const { events } = retriesAllDay(500);
    const net = createRealmLog('network');
    const again = { entryId: 'e7', ...REFUSED, order: 7, status: 403 };
    const model = createSessionModel();
    model.append([...events, { ...net.network(9_000_000, again), sequence: 5_000 }]);
    const found = [...model.view().connections.values()].find(({ network }) => network?.entryId === 'e7');
    expect(found).toMatchObject({ id: 'page/8', network: { status: 403 } });
    expect(model.view().connections.size).toBe(500);
  });
});

const REFUSED = { failureText: 'net::ERR_CONNECTION_REFUSED', isHooked: true };

function logs() {
  return { log: createRealmLog('page'), net: createRealmLog('network') };
}

/** Every 5 s one attempt that is refused. */
function retriesAllDay(count: number) {
  const { log, net } = logs();
  const events: SessionEvent[] = [];
  const truth: Record<string, string> = {};
  for (let index = 0; index < count; index++) {
    const at = index * 5_000;
    const id = log.nextId();
    events.push(log.created(at), log.closed(at + 3, id));
    events.push(net.network(at + 90, { entryId: `e${index}`, ...REFUSED, order: index }));
    truth[id] = `e${index}`;
  }
  return { events, truth };
}
