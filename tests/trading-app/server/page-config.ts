// What the page is told about the run: chosen by the server's options, overridden by the query of the page.
import type { Generation } from './constants.ts';

export const PRESETS = ['app', 'guide'] as const;
export const PYTHONS = ['pyodide', 'micropython', 'worker', 'micropython-worker'] as const;
export const CLIENTS = ['js', 'py', 'both'] as const;

export type Preset = (typeof PRESETS)[number];
export type Python = (typeof PYTHONS)[number];
export type Clients = (typeof CLIENTS)[number];

/** Defaults for a page whose query says nothing. */
export interface PageOptions {
  preset: Preset;
  python: Python;
  clients: Clients;
}

export interface PageConfig extends PageOptions {
  generation: Generation;
  timeScale: number;
  /** `host:port` of the app's server. */
  backendHost: string;
  /** The JavaScript client waits for Python, so that both start on one clock; see `late-server.js`. */
  startsTogether: boolean;
  /** The page asks for the server when both clients have failed. */
  isServerLate: boolean;
}

/** @param query of the page: `client`, `python`, `preset`; values that do not exist are ignored. */
export function createPageConfig(
  query: URLSearchParams,
  defaults: PageOptions,
  run: Pick<PageConfig, 'generation' | 'timeScale' | 'backendHost' | 'isServerLate'>,
): PageConfig {
  const clients = choose(CLIENTS, query.get('client')) ?? defaults.clients;
  const python = choose(PYTHONS, query.get('python')) ?? defaults.python;
  const preset = choose(PRESETS, query.get('preset')) ?? defaults.preset;
  const startsTogether = run.isServerLate && clients === 'both' && !isWorker(python);
  return { preset, python, clients, ...run, startsTogether };
}

export function isWorker(python: Python): boolean {
  return python === 'worker' || python === 'micropython-worker';
}

function choose<Value extends string>(values: readonly Value[], wanted: string | null): Value | undefined {
  return values.find((value) => value === wanted);
}
