// Where a Chromium may already be on this machine. Never installs one (`install-browser.ts` does).
import { accessSync, constants, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { getInstalledBrowsers } from '@puppeteer/browsers';
import { ExpectedError } from './expected-error.ts';

/** The pieces of a machine that decide where a browser is. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  isExecutable(path: string): boolean;
  /** Executables in Puppeteer's cache at this folder, best first. */
  listCached(cacheDir: string): Promise<readonly string[]>;
}

const LINUX_NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chrome'];
const LINUX_PATHS = [
  '/usr/bin/chromium',
  '/opt/google/chrome/chrome',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
];
const MAC_APPS = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium'];
const WINDOWS_PATHS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];

function systemPaths({ platform, env, home }: Machine): string[] {
  switch (platform) {
    case 'darwin':
      return ['/Applications', posix.join(home, 'Applications')].flatMap((root) =>
        MAC_APPS.map((app) => posix.join(root, app)),
      );
    case 'win32':
      return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].flatMap((root) =>
        root ? WINDOWS_PATHS.map((path) => win32.join(root, path)) : [],
      );
    default: {
      const folders = (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/'));
      return [...LINUX_NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name))), ...LINUX_PATHS];
    }
  }
}

/** Puppeteer's cache folder, where `install-browser.ts` puts a browser too. */
export function browserCacheDir({ env, home, platform }: Pick<Machine, 'env' | 'home' | 'platform'>): string {
  const { join } = platform === 'win32' ? win32 : posix;
  return env.PUPPETEER_CACHE_DIR ?? join(home, '.cache', 'puppeteer');
}

/**
 * The browser to drive: `TAPEWIRE_BROWSER`, else the system's Chromium or Chrome, else Puppeteer's cache; null when there is none.
 * @throws ExpectedError when `TAPEWIRE_BROWSER` names nothing that can be run.
 */
export async function findBrowser(machine: Machine = thisMachine()): Promise<string | null> {
  const wished = machine.env.TAPEWIRE_BROWSER;
  if (wished) {
    if (machine.isExecutable(wished)) return wished;
    throw new ExpectedError(`TAPEWIRE_BROWSER names ${wished}, which is not a program that can be run.`);
  }
  const installed = systemPaths(machine).find((path) => machine.isExecutable(path));
  if (installed) return installed;
  const cached = await machine.listCached(browserCacheDir(machine));
  return cached.find((path) => machine.isExecutable(path)) ?? null;
}

/** The machine that this process runs on. */
export function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, home: homedir(), isExecutable, listCached };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

async function listCached(cacheDir: string): Promise<string[]> {
  const browsers = await getInstalledBrowsers({ cacheDir });
  return browsers
    .filter(({ browser }) => browser === 'chrome' || browser === 'chromium')
    .sort((a, b) => b.buildId.localeCompare(a.buildId, 'en', { numeric: true }))
    .map(({ executablePath }) => executablePath);
}
