// The one place that starts a Chromium. Each is closed by its `close`, by a signal, and at the latest by killing its process group.
import { type Browser, launch, type Page } from 'puppeteer-core';
import { ExpectedError } from '../setup/expected-error.ts';
import { findBrowser } from '../setup/find-browser.ts';
import { onProcessEnd } from './process-end.ts';
import { createProfile } from './profile.ts';

export interface BrowserOptions {
  /** Folder of an unpacked extension, such as `buildExtension` returns. */
  readonly extensionDir?: string;
  readonly headless?: boolean;
  /** CSS pixels of the tab, docked DevTools included. */
  readonly width?: number;
  readonly height?: number;
  /** Device pixels per CSS pixel; 2 makes crisp pictures. */
  readonly scale?: number;
  /** Kept after the browser closed; without it a profile lives as long as its browser. */
  readonly userDataDir?: string;
  readonly args?: readonly string[];
  /** Arguments of Puppeteer's own that are left out. */
  readonly ignoreDefaultArgs?: readonly string[];
}

export interface LaunchedBrowser extends AsyncDisposable {
  readonly browser: Browser;
  /** The blank tab that the browser starts with. */
  readonly page: Page;
  /** Null without an extension. */
  readonly extensionId: string | null;
  close(): Promise<void>;
}

const CLOSE_LIMIT_MS = 5_000;

// A browser on a closed network goes on asking for updates and sync unless told not to.
const QUIET_ARGS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** Starts Chromium with one blank tab and, if asked, an extension that is installed when this resolves. */
export async function launchBrowser(options: BrowserOptions = {}): Promise<LaunchedBrowser> {
  const {
    extensionDir,
    headless = true,
    width = 1280,
    height = 800,
    scale = 1,
    args = [],
    ignoreDefaultArgs = [],
  } = options;
  const executablePath = await findBrowser();
  if (!executablePath) {
    throw new ExpectedError('No Chromium or Chrome was found; install one or name its program in TAPEWIRE_BROWSER.');
  }
  const profile = options.userDataDir ? { dir: options.userDataDir, remove: () => {} } : createProfile();
  const browser = await launch({
    executablePath,
    headless,
    pipe: true,
    enableExtensions: true,
    defaultViewport: null,
    // Puppeteer's own handlers close the browser and leave the process waiting; `onProcessEnd` ends both.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    userDataDir: profile.dir,
    ignoreDefaultArgs: [...ignoreDefaultArgs],
    args: [
      ...QUIET_ARGS,
      `--window-size=${width},${height}`,
      `--force-device-scale-factor=${scale}`,
      // Chromium refuses to sandbox as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...args,
    ],
  }).catch((error: unknown) => {
    profile.remove();
    throw error;
  });
  const end = async () => {
    await endBrowser(browser);
    profile.remove();
  };
  const forget = onProcessEnd(end);
  const close = async () => {
    await end();
    forget();
  };
  try {
    const extensionId = extensionDir ? await browser.installExtension(extensionDir) : null;
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    // `--window-size` counts the browser's own bars too, even headless.
    if (headless) await page.resize({ contentWidth: width, contentHeight: height });
    return { browser, page, extensionId, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Closes a browser that Puppeteer started, and kills what does not close. */
export async function endBrowser(browser: Browser): Promise<void> {
  const killing = setTimeout(() => killGroup(browser), CLOSE_LIMIT_MS);
  try {
    await browser.close();
  } catch {
    killGroup(browser);
  } finally {
    clearTimeout(killing);
  }
}

function killGroup(browser: Browser): void {
  const child = browser.process();
  if (child?.pid === undefined || child.exitCode !== null) return;
  try {
    // Puppeteer starts the browser as the leader of a process group, except on Windows.
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // It went by itself in between.
  }
}
