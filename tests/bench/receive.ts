// What observing costs the page for each message that it receives.
import { spawn } from 'node:child_process';
import type { Browser } from 'puppeteer-core';
import { readPanel } from '../browser/read-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { accountedCount } from '../e2e/captured.ts';
import { type BenchTab, type BenchTabOptions, openBenchTab } from './bench-tab.ts';
import type { BurstServer } from './burst-server.ts';
import { type Spread, spreadOf } from './median.ts';

export const BURST = 50_000;
/** Sent before, so that code is compiled and the backlog is full. */
const WARM_UP = 20_000;

interface Place extends Omit<BenchTabOptions, 'url'> {
  /** A second listener of the page's own: what any observer costs at least. */
  readonly pageListener?: 'nothing' | 'taking';
  /** Another process works meanwhile, as a panel does: cores that share their units slow each other down. */
  readonly hasBusyNeighbour?: boolean;
}

const CASES = {
  alone: { hasExtension: false, onlooker: 'nobody' },
  listener: { hasExtension: false, onlooker: 'nobody', pageListener: 'nothing' },
  taker: { hasExtension: false, onlooker: 'nobody', pageListener: 'taking' },
  closed: { hasExtension: true, onlooker: 'nobody' },
  devtools: { hasExtension: false, onlooker: 'devtools' },
  devtoolsBusy: { hasExtension: false, onlooker: 'devtools', hasBusyNeighbour: true },
  devtoolsTaker: { hasExtension: false, onlooker: 'devtools', pageListener: 'taking' },
  panel: { hasExtension: true, onlooker: 'panel' },
} as const satisfies Record<string, Place>;
export type Case = keyof typeof CASES;
const CASE_NAMES = Object.keys(CASES) as Case[];

export interface ReceiveResult {
  /** Microseconds of main thread for a message. */
  readonly us: Readonly<Record<Case, Spread>>;
  /** Of runs that were neighbours. */
  readonly ratios: Readonly<
    Record<'closed' | 'panel' | 'listener' | 'taker' | 'overTaker' | 'busy' | 'devtoolsTaker' | 'noise', Spread>
  >;
}

export async function measureReceive(browser: Browser, server: BurstServer, rounds: number): Promise<ReceiveResult> {
  const us: Record<Case, number[]> = {
    alone: [],
    listener: [],
    taker: [],
    closed: [],
    devtools: [],
    devtoolsBusy: [],
    devtoolsTaker: [],
    panel: [],
  };
  const again: number[] = [];
  // The order turns round each time, so that a machine that slows down meanwhile favours nobody.
  const order: ReadonlyArray<Case | 'again'> = ['again', ...CASE_NAMES];
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? order : order.toReversed()) {
      const cost = await burstCost(browser, server, CASES[name === 'again' ? 'alone' : name]);
      (name === 'again' ? again : us[name]).push(cost);
      process.stderr.write(`${name} ${cost.toFixed(1)} µs\n`);
    }
  }
  const ratio = (over: readonly number[], under: readonly number[]): Spread =>
    spreadOf(over.map((value, round) => value / (under[round] ?? Number.NaN)));
  return {
    us: {
      alone: spreadOf(us.alone),
      listener: spreadOf(us.listener),
      taker: spreadOf(us.taker),
      closed: spreadOf(us.closed),
      devtools: spreadOf(us.devtools),
      devtoolsBusy: spreadOf(us.devtoolsBusy),
      devtoolsTaker: spreadOf(us.devtoolsTaker),
      panel: spreadOf(us.panel),
    },
    ratios: {
      closed: ratio(us.closed, us.alone),
      panel: ratio(us.panel, us.devtools),
      listener: ratio(us.listener, us.alone),
      taker: ratio(us.taker, us.alone),
      overTaker: ratio(us.closed, us.taker),
      busy: ratio(us.devtoolsBusy, us.devtools),
      devtoolsTaker: ratio(us.devtoolsTaker, us.devtools),
      noise: ratio(again, us.alone),
    },
  };
}

/** Microseconds of the page's main thread for one message of a burst, what it costs afterwards to hand them on included. */
async function burstCost(browser: Browser, server: BurstServer, place: Place): Promise<number> {
  const tab = await openBenchTab(browser, { ...place, url: server.url });
  try {
    const opened = server.opened();
    await tab.evaluate(`connect(${JSON.stringify(place.pageListener)})`);
    await opened;
    await server.burst(WARM_UP);
    await handedOn(tab, WARM_UP);
    using _neighbour = place.hasBusyNeighbour === true ? startNeighbour() : null;
    const before = await tab.workedUs();
    await server.burst(BURST);
    await handedOn(tab, WARM_UP + BURST);
    return ((await tab.workedUs()) - before) / BURST;
  } finally {
    await tab.close();
  }
}

/** A process that works as long as it may: half a minute, should nobody end it. */
function startNeighbour(): Disposable {
  const child = spawn(process.execPath, ['-e', 'const end = Date.now() + 30_000; while (Date.now() < end);']);
  return { [Symbol.dispose]: () => void child.kill('SIGKILL') };
}

/** Everything has reached the panel, if there is one: handing it on is work of the page too. */
async function handedOn({ panel }: BenchTab, count: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 200));
  if (panel === null) return;
  await waitUntil(
    'the panel accounts for all messages',
    async () => accountedCount(await readPanel(panel.panel)) >= count,
    { timeoutMs: 120_000, intervalMs: 100 },
  );
}
