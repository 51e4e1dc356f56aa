// The situations in which the app's server can be. A scenario is a state that lasts, or something that happens once.
import { CONNECTION_LIMIT } from './constants.ts';
import type { ServerSettings } from './settings.ts';

export interface Scenario {
  /** False: nothing listens, so connection attempts are refused. */
  isListening: boolean;
  settings?: Partial<ServerSettings>;
  /** True: connections that are open already are forgotten by the server at once. */
  forgetsOpen?: boolean;
  /** True: TCP connections are accepted and nothing is ever answered. */
  hangs?: boolean;
  /** True: connections that are open already get a text that is not JSON at once. */
  sendsBadJsonNow?: boolean;
  /** What happens once when the scenario is chosen at run time. */
  event?: 'restart' | 'kill';
}

export const SCENARIOS = {
  healthy: { isListening: true },
  late: { isListening: false },
  refused: { isListening: false },
  restart: { isListening: true, event: 'restart' },
  killed: { isListening: false, event: 'kill' },
  forbidden: { isListening: true, settings: { forbidsUpgrades: true } },
  hang: { isListening: true, hangs: true },
  zombie: { isListening: true, settings: { losesConnections: true }, forgetsOpen: true },
  'connection-limit': { isListening: true, settings: { maxConnections: CONNECTION_LIMIT } },
  'bad-json': { isListening: true, settings: { sendsBadJson: true }, sendsBadJsonNow: true },
  'heartbeats-off': { isListening: true, settings: { sendsHeartbeats: false } },
  'stalled-scan': { isListening: true, settings: { stallsDuringScan: true } },
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof SCENARIOS;

export const SCENARIO_NAMES = Object.keys(SCENARIOS) as ScenarioName[];

export function isScenarioName(name: unknown): name is ScenarioName {
  return typeof name === 'string' && Object.hasOwn(SCENARIOS, name);
}
