// What a test, a demonstration or POST /control/... may do to the app's server while it runs.
import type { AppTime } from './app-time.ts';
import type { Backend } from './backend.ts';
import { BROADCAST_EXAMPLES, type Broadcast, type BroadcastExample } from './broadcast-messages.ts';
import { SCENARIOS, type Scenario, type ScenarioName } from './scenarios.ts';
import { BAD_JSON } from './serve-connection.ts';
import type { ServerSettings } from './settings.ts';

/** How long a restart leaves nothing listening: shorter than the clients' first delay of 5 s. */
const RESTART_MS = 2000;

export interface ControlState {
  scenario: ScenarioName;
  isListening: boolean;
  /** Accepted connections that are open. */
  openCount: number;
  /** Connections that the server still knows; fewer than `openCount` when some are forgotten. */
  listedCount: number;
}

/** Times are milliseconds of app time. What needs a running server rejects or throws when there is none. */
export interface TradingAppControl {
  state(): ControlState;
  setScenario(name: ScenarioName): Promise<void>;
  startBackend(): Promise<void>;
  /** Closes every connection with 1012 and stops listening. */
  stopBackend(): Promise<void>;
  /** Ends every TCP connection without a closing handshake (1006) and stops listening. */
  killBackend(): Promise<void>;
  /** `stopBackend`, a while of refusing, `startBackend`. */
  restartBackend(options?: { downMs?: number }): Promise<void>;
  startScan(options?: { assetCount?: number }): void;
  /** Ends the running scans with `scanner_error`. */
  failScan(message: string): void;
  /** Broadcasts the example of one type. */
  publish(type: BroadcastExample): void;
  broadcast(broadcast: Broadcast): void;
  /** Broadcasts so many `realtime_update` messages at once. */
  flood(count: number): void;
  /** Sends a text as it is to every open connection. */
  sendText(text: string): void;
  /** Sends a text to one of the open connections, the next one each time. */
  sendInTurn(text: string): void;
  /** Sends bytes as a text to every open connection, whether they are UTF-8 or not. */
  sendBytesAsText(bytes: Uint8Array): void;
  /** Closes every open connection from the server's side. */
  closeAll(code: number, reason: string): void;
  /** Takes every connection off the server's list and leaves it open. */
  forgetAll(): void;
  /** Holds the server's event loop up for so long. */
  stall(ms: number): void;
}

export function createControl(deps: {
  backend: Backend;
  settings: ServerSettings;
  time: AppTime;
  scenario: ScenarioName;
}): TradingAppControl {
  const { backend, settings, time } = deps;
  const initialSettings = { ...settings };
  let scenario = deps.scenario;
  let turn = 0;

  function running() {
    if (!backend.process) throw new Error("The trading app's server is not running in this scenario.");
    return backend.process;
  }

  async function restartBackend({ downMs = RESTART_MS } = {}) {
    await backend.stop();
    await new Promise<void>((resolve) => time.after(downMs, resolve));
    await backend.start();
  }

  async function setScenario(name: ScenarioName) {
    const chosen: Scenario = SCENARIOS[name];
    scenario = name;
    Object.assign(settings, initialSettings, chosen.settings);
    if (chosen.event === 'restart') await restartBackend();
    else if (chosen.isListening) await backend.start();
    else if (chosen.event === 'kill') await backend.kill();
    else await backend.stop();
    applyToOpen(chosen);
  }

  function applyToOpen(chosen: Scenario) {
    const { process } = backend;
    if (!process) return;
    if (chosen.forgetsOpen) control.forgetAll();
    if (chosen.sendsBadJsonNow) control.sendText(BAD_JSON);
    if (chosen.hangs) process.loop.stall();
    else process.loop.resume();
  }

  const control: TradingAppControl = {
    state: () => ({
      scenario,
      isListening: backend.process !== null,
      openCount: backend.process?.open.size ?? 0,
      listedCount: backend.process?.connections.all.size ?? 0,
    }),
    setScenario,
    startBackend: backend.start,
    stopBackend: backend.stop,
    killBackend: backend.kill,
    restartBackend,
    startScan: (options) => running().scanner.start(options),
    failScan: (message) => running().scanner.fail(message),
    publish: (type) => running().connections.broadcast(BROADCAST_EXAMPLES[type]()),
    broadcast: (broadcast) => running().connections.broadcast(broadcast),
    flood(count) {
      const { connections } = running();
      for (let index = 0; index < count; index += 1) {
        connections.broadcast(BROADCAST_EXAMPLES.realtime_update());
      }
    },
    sendText(text) {
      for (const ws of running().open) ws.send(text);
    },
    sendInTurn(text) {
      const open = [...running().open];
      open[turn++ % open.length]?.send(text);
    },
    sendBytesAsText(bytes) {
      for (const ws of running().open) ws.send(bytes, { binary: false });
    },
    closeAll(code, reason) {
      for (const ws of running().open) ws.close(code, reason);
    },
    forgetAll() {
      const { connections } = running();
      for (const connection of connections.all) connections.remove(connection);
    },
    stall(ms) {
      const { loop } = running();
      loop.stall();
      time.after(ms, () => loop.resume());
    },
  };
  return control;
}
