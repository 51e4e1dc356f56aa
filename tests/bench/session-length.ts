// What one more step of a session and one more view cost the panel's processor, after how many steps: node tests/bench/session-length.ts
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { broadcast, createRealmLog, START } from '../model/session-log.ts';

const LENGTHS = [100, 1_000, 3_000, 10_000];
/** The processor's clock ticks in milliseconds: a mean over many steps tells less. */
const SAMPLES = 300;
const REFUSED = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';

type Step = (index: number) => SessionEvent[];

/** A client that is refused every 5 s, as the hook and the network layer tell it. */
function retries(): Step {
  const log = createRealmLog('page');
  const net = createRealmLog('network');
  return (index) => {
    const at = index * 5_000;
    const id = log.nextId();
    const entry = { entryId: `e${index}`, failureText: REFUSED, isHooked: true, order: index };
    return [log.created(at), log.closed(at + 3, id), net.network(at + 90, entry)];
  };
}

/** A client that connects and is dropped every 5 s. */
function drops(): Step {
  const log = createRealmLog('page');
  const net = createRealmLog('network');
  return (index) => {
    const at = index * 5_000;
    const id = log.nextId();
    const entry = { entryId: `e${index}`, startedAt: START + at + 1, status: 101, isHooked: true, order: index };
    const events = [log.created(at), log.opened(at + 3, id), net.network(at + 90, entry)];
    return [...events, log.received(at + 100, id, broadcast(`g_${index}`)), log.closed(at + 4_000, id)];
  };
}

/** Two connections that get the same broadcasts. */
function doubled(): Step {
  const log = createRealmLog('page');
  const [one, two] = [log.nextId(), 'page/2' as typeof log extends { nextId(): infer Id } ? Id : never];
  return (index) => {
    const at = 1_000 + index;
    const opening = [log.created(0), log.created(1), log.opened(2, one), log.opened(3, two)];
    const text = broadcast(`g_${index}`);
    return [...(index === 0 ? opening : []), log.received(at, one, text), log.received(at, two, text)];
  };
}

const SESSIONS: Readonly<Record<string, () => Step>> = { retries, drops, doubled };

for (const [name, create] of Object.entries(SESSIONS)) {
  const step = create();
  const model = createSessionModel();
  let index = 0;
  const costs = LENGTHS.map((length) => {
    for (; index < length; index++) model.append(step(index));
    model.view();
    const before = process.threadCpuUsage();
    for (let sample = 0; sample < SAMPLES; sample++) {
      model.append(step(index++));
      model.view();
    }
    const { user, system } = process.threadCpuUsage(before);
    return `${length}: ${((user + system) / 1_000 / SAMPLES).toFixed(2)} ms`;
  });
  console.log(`${name.padEnd(8)} one more after ${costs.join(', ')}`);
}
