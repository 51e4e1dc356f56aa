// Both clients of the trading app against a server that is down: their own waits, which are not the guide's.
import type { SessionEvent } from '../../lib/protocol/events.ts';
import { createRealmLog, PY_FRAMES, PY_STACK, START, URL_OF_APP } from '../model/session-log.ts';

const JAVASCRIPT_WAITS_MS = [5_000, 7_500, 11_250, 16_875, 25_312, 30_000, 30_000];
const PYTHON_WAITS_MS = [5_000, 10_000, 20_000, 30_000, 30_000];

interface Try {
  readonly at: number;
  readonly isPython: boolean;
}

function triesOf(firstAt: number, waitsMs: readonly number[], isPython: boolean): Try[] {
  const tries: Try[] = [{ at: firstAt, isPython }];
  for (const waitMs of waitsMs) tries.push({ at: (tries.at(-1)?.at ?? 0) + waitMs + 3, isPython });
  return tries;
}

export function retrying(): { readonly events: readonly SessionEvent[]; readonly now: number } {
  const log = createRealmLog('page');
  const events: SessionEvent[] = [log.started(0)];
  const tries = [...triesOf(200, JAVASCRIPT_WAITS_MS, false), ...triesOf(6_400, PYTHON_WAITS_MS, true)];
  for (const [index, { at, isPython }] of tries.sort((a, b) => a.at - b.at).entries()) {
    const id = log.nextId();
    events.push(isPython ? log.created(at, PY_STACK, PY_FRAMES) : log.created(at), log.closed(at + 2.4, id));
    const failureText = 'net::ERR_CONNECTION_REFUSED';
    events.push(log.network(at + 3, { entryId: `${index}`, url: URL_OF_APP, startedAt: START + at, failureText }));
  }
  return { events, now: START + 150_000 };
}
