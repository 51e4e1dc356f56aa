// The app's server as something that can be absent: not started yet, restarting, killed.
import { type ServerProcess, startServerProcess } from './server-process.ts';
import type { ServerSettings } from './settings.ts';

export interface Backend {
  readonly host: string;
  /** The port is fixed while nothing listens on it, so that a connection attempt is refused. */
  readonly port: number;
  /** The running process, or null. */
  readonly process: ServerProcess | null;
  start(): Promise<void>;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** Starts and ends follow one another in the order in which they were asked for. */
export function createBackend(options: {
  host: string;
  port: number;
  timeScale: number;
  settings: ServerSettings;
}): Backend {
  let process: ServerProcess | null = null;
  let last: Promise<void> = Promise.resolve();

  function inTurn(task: () => Promise<void>): Promise<void> {
    const turn = last.then(task);
    last = turn.catch(() => undefined);
    return turn;
  }

  async function start() {
    process ??= await startServerProcess(options);
  }

  async function end(how: 'stop' | 'kill') {
    await process?.[how]();
    process = null;
  }

  return {
    host: options.host,
    port: options.port,
    get process() {
      return process;
    },
    start: () => inTurn(start),
    stop: () => inTurn(() => end('stop')),
    kill: () => inTurn(() => end('kill')),
  };
}
