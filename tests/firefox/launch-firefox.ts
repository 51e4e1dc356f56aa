// The one place that starts a Firefox; ended like Chromium by its `close`, by a signal, or by killing its process group.
import { type Browser, launch, type Page } from 'puppeteer-core';
import { endBrowser } from '../browser/launch.ts';
import { onProcessEnd } from '../browser/process-end.ts';
import { ExpectedError } from '../setup/expected-error.ts';
import { findFirefox } from '../setup/find-firefox.ts';

/**
 * Firefox holds back the next connections to a server that was not there, ever longer: an app that runs at ten times its
 * pace gives each of them up before it has begun.
 */
const PROMPT = { 'network.websocket.delay-failed-reconnects': false };

export interface LaunchedFirefox extends AsyncDisposable {
  readonly browser: Browser;
  /** The blank tab that the browser starts with. */
  readonly page: Page;
  close(): Promise<void>;
}

/** Starts Firefox without a window and installs the extension for as long as it runs. */
export async function launchFirefox(extensionDir: string): Promise<LaunchedFirefox> {
  const executablePath = findFirefox();
  if (executablePath === null) {
    throw new ExpectedError('No Firefox was found; install one or name its program in TAPEWIRE_FIREFOX.');
  }
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: PROMPT,
    // Puppeteer's own handlers close the browser and leave the process waiting; `onProcessEnd` ends both.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // Without it WebDriver cannot reach the toolbox, which belongs to the browser's own window.
    args: ['--remote-allow-system-access', '--width=1400', '--height=900'],
  });
  const end = () => endBrowser(browser);
  const forget = onProcessEnd(end);
  const close = async () => {
    await end();
    forget();
  };
  try {
    await browser.installExtension(extensionDir);
    const page = (await browser.pages())[0] ?? (await browser.newPage());
    return { browser, page, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}
