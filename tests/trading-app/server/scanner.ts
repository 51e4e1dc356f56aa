// Runs scans. There is no guard against a second scan: two interleave on one channel, as in the app.
import type { AppTime } from './app-time.ts';
import type { Broadcast } from './broadcast-messages.ts';
import type { EventLoop } from './event-loop.ts';
import { scanError, scanSteps } from './scan-messages.ts';
import type { ServerSettings } from './settings.ts';
import { awareTimestamp, spacedTimestamp } from './timestamps.ts';

/** Longer than a heartbeat, so that everyone who watches the clock notices. */
const STALL_MS = 45_000;
const ASSET_COUNT = 812;

export interface Scanner {
  start(options?: { assetCount?: number }): void;
  /** Ends every running scan with `scanner_error`. */
  fail(message: string): void;
  /** `scanner_status_update`; by request its date fields go through `default=str`, with a space. */
  status(cause: 'task' | 'request'): Broadcast;
}

export function createScanner(deps: {
  time: AppTime;
  loop: EventLoop;
  settings: ServerSettings;
  broadcast: (broadcast: Broadcast) => void;
}): Scanner {
  const { time, loop, settings, broadcast } = deps;
  const running = new Map<symbol, number>();
  let monitoredCount = 641;
  let lastStart: number | null = null;
  let lastEnd: number | null = null;

  function run(id: symbol, steps: ReturnType<typeof scanSteps>, assetCount: number) {
    const [step, ...rest] = steps;
    if (!running.has(id)) return;
    if (!step) return end(id, assetCount);
    time.after(step.delayMs, () =>
      loop.enter(() => {
        if (!running.has(id)) return;
        broadcast(step.build());
        if (step.isHeavy && settings.stallsDuringScan) stall();
        run(id, rest, assetCount);
      }),
    );
  }

  function end(id: symbol, assetCount: number) {
    running.delete(id);
    monitoredCount = Math.floor(assetCount * 0.79);
    lastEnd = Date.now() * 1000;
  }

  function stall() {
    loop.stall();
    time.after(STALL_MS, () => loop.resume());
  }

  return {
    start({ assetCount = ASSET_COUNT } = {}) {
      const id = Symbol('scan');
      const startedAt = time.now();
      running.set(id, assetCount);
      lastStart = Date.now() * 1000;
      const steps = scanSteps(assetCount, () => (time.now() - startedAt) / 1000);
      run(id, steps, assetCount);
    },
    fail(message) {
      if (running.size > 0) broadcast(scanError(message));
      running.clear();
      lastEnd = Date.now() * 1000;
    },
    status(cause) {
      const format = cause === 'request' ? spacedTimestamp : awareTimestamp;
      const payload = {
        scanning_active: running.size > 0,
        assets_being_scanned: [...running.values()].reduce((total, assets) => total + assets, 0),
        monitored_assets: monitoredCount,
        signals_count: cause === 'task' ? 2 : undefined,
        last_scan_start: lastStart === null ? null : format(lastStart),
        last_scan_end: lastEnd === null ? null : format(lastEnd),
        scan_interval: 30,
        timestamp: format(),
      };
      return { channel: 'scanner_status', priority: 'normal', message: { type: 'scanner_status_update', payload } };
    },
  };
}
