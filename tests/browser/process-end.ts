// Runs what must not outlive this process when a signal ends it. A signal's default action would leave browsers behind.
import { constants } from 'node:os';

type CleanUp = () => Promise<void> | void;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const CLEAN_UP_LIMIT_MS = 8_000;
const ORPHAN_CHECK_MS = 1_000;
const cleanUps = new Set<CleanUp>();
let isEnding = false;

async function onSignal(signal: (typeof SIGNALS)[number]): Promise<void> {
  const status = 128 + constants.signals[signal];
  if (isEnding) process.exit(status);
  isEnding = true;
  setTimeout(() => process.exit(status), CLEAN_UP_LIMIT_MS).unref();
  for (const cleanUp of [...cleanUps].reverse()) {
    try {
      await cleanUp();
    } catch (error) {
      console.error(`While ending: ${error instanceof Error ? error.message : error}`);
    }
  }
  process.exit(status);
}

/** Registers a clean-up for SIGINT, SIGTERM and SIGHUP, last registered first; a second signal does not wait. Returns the way out. */
export function onProcessEnd(cleanUp: CleanUp): () => void {
  if (cleanUps.size === 0) for (const signal of SIGNALS) process.on(signal, onSignal);
  cleanUps.add(cleanUp);
  return () => {
    cleanUps.delete(cleanUp);
    if (cleanUps.size === 0 && !isEnding) for (const signal of SIGNALS) process.off(signal, onSignal);
  };
}

/** Ends this process as SIGTERM would once its parent is gone: npm dies of a SIGTERM without telling its scripts. */
export function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.emit('SIGTERM', 'SIGTERM');
  }, ORPHAN_CHECK_MS).unref();
}
