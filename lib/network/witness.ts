// Asks the browser's network layer what the page cannot know. Runs in the panel. A log of many messages takes long to
// hand over, so it is read when something happened; on a slow timer only while a socket is open that nobody else sees.
import type { SessionEvent } from '../protocol/events.ts';
import { isWebSocketEntry } from './har-entry.ts';
import { createHarReader } from './har-reader.ts';
import { createHttpRequests } from './http-requests.ts';

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
  /** Connections that the panel itself makes to check the server are none of the page's. */
  readonly isOwn?: (entry: unknown) => boolean;
}

/** The page hears of a failure a moment before the log holds it, and failures come in flocks. */
const SETTLE_MS = 60;
/** Readings take at most this share of the panel's time, however long the log has become. */
const MAX_SHARE = 0.1;
/** A reading that began as the page navigated may never be answered (seen in Chromium): it is then given up. */
const MAX_READING_MS = 5_000;
/** Sockets that only the network layer sees have nobody to tell of their messages: how often, and at most what share of time. */
const BLIND_PACE_MS = 2_000;
const BLIND_SHARE = 0.05;
/** What an unhooked worker opens is in nobody's words but the log's, where Firefox has it late, and not always says so. */
const WORKER_LOOKS_MS = [500, 2_000, 6_000];
/** A failure that the log does not hold yet is looked for again this often. */
const MAX_LOOKS = 5;

export function startWitness({ log, now, delay, onEvents, isOwn = () => false }: WitnessDeps): Witness {
  const reader = createHarReader({ now, onEvents: tell });
  const requests = createHttpRequests(now, onEvents);
  let state: 'idle' | 'waiting' | 'reading' | 'stopped' = 'idle';
  let looksLeft = 0;
  let reading = 0;
  let isLookPlanned = false;
  let workerLooksLeft = 0;

  function tell(events: readonly SessionEvent[]): void {
    requests.learn(events);
    onEvents(events);
  }

  function isOfPage(entry: unknown): boolean {
    return isWebSocketEntry(entry) && !isOwn(entry);
  }

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
    delay(() => finish(own, null, 0), MAX_READING_MS);
    try {
      const { entries } = await log.getHAR();
      finish(own, Array.isArray(entries) ? entries.filter(isOfPage) : null, now() - before);
    } catch {
      // Not a failure of ours to hide: the next event asks again, and unjoined failures say "no witness".
      finish(own, null, 0);
    }
  }

  function finish(own: number, entries: readonly unknown[] | null, tookMs: number): void {
    if (state !== 'reading' || own !== reading) return;
    if (entries !== null) reader.read(entries);
    state = 'waiting';
    delay(rest, tookMs / MAX_SHARE);
    if (reader.hasBlind() && !isLookPlanned) planLook(Math.max(BLIND_PACE_MS, tookMs / BLIND_SHARE));
  }

  function planLook(delayMs: number): void {
    isLookPlanned = true;
    delay(() => {
      isLookPlanned = false;
      ask(1);
    }, delayMs);
  }

  function lookAfterWorkers(): void {
    if (workerLooksLeft > 0) return;
    workerLooksLeft = WORKER_LOOKS_MS.length;
    for (const delayMs of WORKER_LOOKS_MS) {
      delay(() => {
        workerLooksLeft--;
        ask(1);
      }, delayMs);
    }
  }

  function rest(): void {
    if (state !== 'waiting') return;
    state = 'idle';
    if (looksLeft > 0) ask(looksLeft);
  }

  function onNavigated(url: string): void {
    if (state === 'reading') {
      reading++;
      state = 'idle';
    }
    reader.navigated(url);
    ask(1);
  }
  function onRequestFinished(entry: unknown): void {
    if (isOfPage(entry)) ask(1);
    else if (!isOwn(entry)) requests.finished(entry);
  }

  log.onNavigated.addListener(onNavigated);
  log.onRequestFinished.addListener(onRequestFinished);
  ask(1);

  return {
    notice(events) {
      requests.learn(events);
      if (events.some((event) => event.type === 'connection-error')) ask(MAX_LOOKS);
      else if (events.some((event) => event.type === 'connection-opened')) ask(1);
      if (events.some((event) => event.type === 'realm-not-observed')) lookAfterWorkers();
    },
    stop() {
      state = 'stopped';
      log.onNavigated.removeListener(onNavigated);
      log.onRequestFinished.removeListener(onRequestFinished);
    },
  };
}
