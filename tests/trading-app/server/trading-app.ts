// The faithful copy of the trading app, for tests, benchmarks, pictures and demonstrations.
// One deviation: in the real app one server has both the page and /ws. Here the page has a server of its own, so that
// /ws can be refused, killed or restarted while the page stays loadable; the page learns the other address by config.
import { type AppTime, createAppTime } from './app-time.ts';
import { createBackend } from './backend.ts';
import { CONNECTION_LIMIT, type Generation } from './constants.ts';
import { createControl, type TradingAppControl } from './control.ts';
import { findFreePort } from './free-port.ts';
import { listen } from './listen.ts';
import { createPageConfig, type PageOptions } from './page-config.ts';
import { createPageServer } from './page-server.ts';
import type { ScenarioName } from './scenarios.ts';
import { defaultSettings } from './settings.ts';

export type { TradingAppControl } from './control.ts';
export type { ScenarioName } from './scenarios.ts';

export interface TradingAppOptions extends Partial<PageOptions> {
  host?: string;
  /** Of the page; 0, the default, takes a free one. */
  port?: number;
  /** Of /ws and the API; by default the port after `port`, or a free one. */
  backendPort?: number;
  scenario?: ScenarioName;
  /** Real time per app time: 0.01 makes 30 s into 300 ms. */
  timeScale?: number;
  /** G pushes data every 15 s and has no limit; H pushes nothing and takes five connections. */
  generation?: Generation;
  /** Overrides the generation's limit; null is no limit. */
  maxConnections?: number | null;
}

export interface TradingApp {
  /** Of the page, without a trailing slash: append `/index.html?client=js`. */
  readonly url: string;
  readonly port: number;
  readonly backendPort: number;
  /** `ws://host:port/ws`. */
  readonly wsUrl: string;
  /** Of the HTTP API, without a trailing slash. */
  readonly apiUrl: string;
  readonly control: TradingAppControl;
  /** Ends both servers and every connection. */
  close(): Promise<void>;
}

/** Starts the app in one scenario. Rejects with one clear sentence when a port is taken. */
export async function createTradingApp(options: TradingAppOptions = {}): Promise<TradingApp> {
  const { host = '127.0.0.1', port = 0, timeScale = 1, generation = 'G', scenario = 'healthy' } = options;
  const defaultLimit = generation === 'H' ? CONNECTION_LIMIT : null;
  const settings = defaultSettings(
    generation,
    options.maxConnections === undefined ? defaultLimit : options.maxConnections,
  );
  const backendPort = options.backendPort ?? (port === 0 ? await findFreePort(host) : port + 1);
  const backend = createBackend({ host, port: backendPort, timeScale, settings });
  const time = createAppTime(timeScale);
  const control = createControl({ backend, settings, time, scenario });
  const { preset = 'app', python = 'pyodide', clients = 'both' } = options;

  const page = createPageServer({
    control,
    configFor: (query) => {
      const { scenario, isListening } = control.state();
      const run = { generation, timeScale, backendHost: `${host}:${backendPort}` };
      const isServerLate = scenario === 'late' && !isListening;
      return createPageConfig(query, { preset, python, clients }, { ...run, isServerLate });
    },
  });

  async function close() {
    time.stop();
    await backend.kill();
    page.closeAllConnections();
    await new Promise((resolve) => page.close(resolve));
  }

  const pagePort = await listen(page, host, port);
  try {
    await begin(scenario, control, time);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: `http://${host}:${pagePort}`,
    port: pagePort,
    backendPort,
    wsUrl: `ws://${host}:${backendPort}/ws`,
    apiUrl: `http://${host}:${backendPort}`,
    control,
    close,
  };
}

/** App time between the first connection and the event of a scenario that is chosen at the start. */
const EVENT_AFTER_MS = 20_000;
const WATCH_MS = 100;

async function begin(scenario: ScenarioName, control: TradingAppControl, time: AppTime) {
  if (scenario !== 'restart' && scenario !== 'killed') return control.setScenario(scenario);
  await control.startBackend();
  const stopWatching = time.every(WATCH_MS, () => {
    if (control.state().openCount === 0) return;
    stopWatching();
    time.after(EVENT_AFTER_MS, () => void control.setScenario(scenario));
  });
}
