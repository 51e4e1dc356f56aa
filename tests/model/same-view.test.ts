import { describe, expect, it } from 'vitest';
import { createSessionModel, type SessionView } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { broadcast, createRealmLog, JS_STACK, PY_FRAMES, PY_STACK, START } from './session-log.ts';

/** A day of trouble from a seed: two clients that retry, a witness that is late, broadcasts, a reload. */
function troubleOf(seed: number): SessionEvent[] {
  let state = seed;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const net = createRealmLog('network');
  const events: SessionEvent[] = [];
  let at = 0;
  for (const name of ['page', 'next']) {
    const log = createRealmLog(name);
    events.push(log.started(at));
    for (let round = 0; round < 30; round++) {
      at += Math.floor(random() * 3_000);
      const isPython = random() < 0.5;
      const id = log.nextId();
      events.push(log.created(at, isPython ? PY_STACK : JS_STACK, isPython ? PY_FRAMES : null));
      const entryId = `${name}${round}`;
      if (random() < 0.1) events.push(log.constructFailed(at, 'nonsense', 'SyntaxError', 'invalid'));
      if (random() < 0.5) {
        events.push(log.closed(at + 20, id));
        if (random() < 0.8) events.push(net.network(at + 200, { entryId, failureText: 'net::ERR_CONNECTION_REFUSED' }));
      } else {
        events.push(log.opened(at + 5, id));
        if (random() < 0.8) events.push(net.network(at + 9, { entryId, startedAt: START + at + 1, status: 101 }));
        for (let copy = 0; copy < 5; copy++)
          events.push(log.received(at + copy * 50, id, broadcast(`g_${round}_${copy}`)));
        if (random() < 0.7) events.push(log.closed(at + 2_500, id, 1012), log.sendFailed(at + 2_600, id, 3, null));
      }
    }
  }
  return events;
}

function plain(view: SessionView) {
  return { ...view, connections: Object.fromEntries(view.connections), realms: Object.fromEntries(view.realms) };
}

describe('the same log', () => {
  it.each([1, 2, 3, 4, 5])('gives the same view, whether looked at on the way or only at the end (seed %i)', (seed) => {
    const events = troubleOf(seed);
    const [live, file] = [createSessionModel(), createSessionModel()];
    for (const event of events) {
      live.append([event]);
      live.view();
    }
    file.append(events);
    expect(plain(live.view())).toEqual(plain(file.view()));
    expect(file.view().findings.length).toBeGreaterThan(1);
    expect(new Set(file.view().findings.map(({ id }) => id)).size).toBe(file.view().findings.length);
  });
});
