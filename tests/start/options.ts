import { parseArgs } from 'node:util';
import { ExpectedError } from '../setup/expected-error.ts';

export interface StartOptions {
  /** Of the trading app's page; its server takes the next one. */
  readonly port: number;
  /** Without a window: prints what the panel shows, writes the picture and the session, and ends. */
  readonly isHeadless: boolean;
  readonly isHelp: boolean;
}

export const USAGE = `Usage: npm start -- [--port N] [--headless | --window]
  --port N     port of the demonstration page (or PORT); its server takes the next one; 8000
  --headless   print what the panel shows, write a picture and the session, and end; the default without a display
  --window     open a browser window with the panel and stay until Ctrl+C; the default with a display`;

const DEFAULT_PORT = '8000';
// The server takes the port after the page's.
const LAST_PORT = 65_534;

/** @throws ExpectedError with one sentence when the arguments make no sense. */
export function parseOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): StartOptions {
  const { port, headless, window, help } = readArguments(args);
  if (headless && window) throw new ExpectedError('--headless and --window exclude each other.');
  const hasDisplay = ['darwin', 'win32'].includes(platform) || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  return {
    port: parsePort(port ?? (env.PORT || DEFAULT_PORT)),
    isHeadless: headless || (!window && !hasDisplay),
    isHelp: help,
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= LAST_PORT) return port;
  throw new ExpectedError(`The port must be a number from 1 to ${LAST_PORT}, not ${text}.`);
}

function readArguments(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        headless: { type: 'boolean', default: false },
        window: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ');
    throw new ExpectedError(`${sentence}; \`npm start -- --help\` lists what there is.`);
  }
}
