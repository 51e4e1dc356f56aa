// Asks the browser's network layer what the page cannot know. Runs in the panel. A log of many messages takes long to
// hand over, so it is read when something ended badly or a request finished, never on a timer.
import type { SessionEvent, SessionEventOf } from '../protocol/events.ts';
import { NETWORK_REALM, observe } from './network-events.ts';

/** The part of `devtools.network` that the witness needs. */
export interface NetworkLog {
  getHAR(): Promise<{ entries?: unknown }>;
  readonly onRequestFinished: NetworkEvent<unknown>;
  readonly onNavigated: NetworkEvent<string>;
}
interface NetworkEvent<Value> {
  addListener(listener: (value: Value) => void): void;
  removeListener(listener: (value: Value) => void): void;
}

export interface Witness {
  /** Tells of events from the page: some make the network's view worth asking for. */
  notice(events: readonly SessionEvent[]): void;
  stop(): void;
}

export interface WitnessDeps {
  readonly log: NetworkLog;
  readonly now: () => number;
  /** `setTimeout` of the panel; injected for tests. */
  readonly delay: (task: () => void, delayMs: number) => void;
  onEvents(events: readonly SessionEvent[]): void;
}

/** The page hears of a failure a moment before the log holds it, and failures come in flocks. */
const SETTLE_MS = 60;
/** Readings take at most this share of the panel's time, however long the log has become. */
const MAX_SHARE = 0.1;
/** A reading that began as the page navigated may never be answered (seen in Chromium): it is then given up. */
const MAX_READING_MS = 5_000;
/** A failure that the log does not hold yet is looked for again this often. */
const MAX_LOOKS = 5;

export function startWitness({ log, now, delay, onEvents }: WitnessDeps): Witness {
  const known = new Map<string, string>();
  let sequence = 0;
  let navigation = 0;
  let state: 'idle' | 'waiting' | 'reading' | 'stopped' = 'idle';
  let looksLeft = 0;
  let reading = 0;

  function ask(looks: number): void {
    looksLeft = Math.max(looksLeft, looks);
    if (state !== 'idle') return;
    state = 'waiting';
    delay(() => void read(), SETTLE_MS);
  }

  async function read(): Promise<void> {
    if (state !== 'waiting') return;
    state = 'reading';
    looksLeft--;
    const before = now();
    const own = ++reading;
    delay(() => finish(own, [], 0), MAX_READING_MS);
    try {
      const { entries } = await log.getHAR();
      finish(own, Array.isArray(entries) ? entries : [], now() - before);
    } catch {
      // Not a failure of ours to hide: the next event asks again, and unjoined failures say "no witness".
      finish(own, [], 0);
    }
  }

  function finish(own: number, entries: readonly unknown[], tookMs: number): void {
    if (state !== 'reading' || own !== reading) return;
    report(entries);
    state = 'waiting';
    delay(rest, tookMs / MAX_SHARE);
  }

  function rest(): void {
    if (state !== 'waiting') return;
    state = 'idle';
    if (looksLeft > 0) ask(looksLeft);
  }

  function report(entries: readonly unknown[]): void {
    const fresh: SessionEventOf<'network-observed'>[] = [];
    for (const observed of observe(entries, navigation)) {
      const fingerprint = `${observed.status} ${observed.failureText} ${observed.sentCount} ${observed.receivedCount}`;
      if (known.get(observed.entryId) === fingerprint) continue;
      known.set(observed.entryId, fingerprint);
      fresh.push({ ...observed, sequence: sequence++, timestamp: now() });
    }
    if (fresh.length > 0) onEvents(fresh);
  }

  function onNavigated(url: string): void {
    navigation++;
    if (state === 'reading') {
      reading++;
      state = 'idle';
    }
    onEvents([{ type: 'page-navigated', realmId: NETWORK_REALM, sequence: sequence++, timestamp: now(), url }]);
    ask(1);
  }
  function onRequestFinished(entry: unknown): void {
    if (isWebSocket(entry)) ask(1);
  }

  log.onNavigated.addListener(onNavigated);
  log.onRequestFinished.addListener(onRequestFinished);
  ask(1);

  return {
    notice(events) {
      if (events.some((event) => event.type === 'connection-error')) ask(MAX_LOOKS);
      else if (events.some((event) => event.type === 'connection-opened')) ask(1);
    },
    stop() {
      state = 'stopped';
      log.onNavigated.removeListener(onNavigated);
      log.onRequestFinished.removeListener(onRequestFinished);
    },
  };
}

function isWebSocket(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && '_resourceType' in entry && entry._resourceType === 'websocket';
}
