// Asks all probes in one Chromium, with or without an extension, and returns the answers by name.
import type { Browser, Page } from 'puppeteer-core';
import { launchBrowser } from '../browser/launch.ts';
import { allProbes } from './all-probes.ts';
import { askAboutHistory, HISTORY_PROBES, type OpenPage } from './history.ts';
import { type Onlooker, startOnlooker } from './onlooker.ts';
import type { Probe } from './probe.ts';
import { startProbeServer } from './server.ts';

/** Pages that are asked at a time. */
const TABS = 3;
const LIMIT_MS = 15_000;

export interface Answer {
  readonly result: unknown;
  /** What the page's console said, and uncaught errors. */
  readonly console: readonly string[];
}
export type Answers = ReadonlyMap<string, Answer>;

export interface AskOptions {
  /** Subjects of `allProbes`, or `history`; all if not given. */
  readonly subjects?: readonly string[];
  /** Null: without an extension. */
  readonly extensionDir: string | null;
  /** With an onlooker as a panel is one; each page is asked once it is attached. */
  readonly isAttached?: boolean;
  /** Of the server: the same for both runs, since it is part of the answers. */
  readonly url: string;
}

/** Runs `task` with the address of a server that answers the probes. */
export async function withProbeServer<Result>(task: (url: string) => Promise<Result>): Promise<Result> {
  await using server = await startProbeServer();
  return await task(server.url);
}

export async function askProbes({ subjects, extensionDir, url, isAttached = false }: AskOptions): Promise<Answers> {
  await using launched = await launchBrowser({
    ...(extensionDir === null ? {} : { extensionDir }),
    args: ['--js-flags=--expose-gc'],
    // Puppeteer forbids the back/forward cache by default.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const onlooker = isAttached ? await startOnlooker(launched.browser, launched.extensionId ?? '') : null;
  const open = (page: Page, name: string): Promise<string> => openFor(page, url, name, onlooker);
  const answers = new Map<string, Answer>();
  const isAsked = (subject: string): boolean => subjects?.includes(subject) ?? true;
  const waiting: Probe[] = Object.entries(allProbes).flatMap(([subject, probes]) => (isAsked(subject) ? probes : []));
  const askInTab = async (): Promise<void> => {
    for (let probe = waiting.shift(); probe !== undefined; probe = waiting.shift()) {
      answers.set(probe.name, await askProbe(launched.browser, probe, open, onlooker));
    }
  };
  await Promise.all(Array.from({ length: TABS }, askInTab));
  for (const name of isAsked('history') ? HISTORY_PROBES : [])
    answers.set(name, { result: await askAboutHistory(launched.browser, name, open), console: [] });
  return answers;
}

/** Loads the page that a probe is put to, under an address of its own: the onlooker knows pages by it. */
async function openFor(page: Page, url: string, name: string, onlooker: Onlooker | null): Promise<string> {
  const { href } = new URL(`?${encodeURIComponent(name)}`, url);
  await page.goto(href);
  await onlooker?.attached(href);
  return href;
}

async function askProbe(
  browser: Browser,
  { name, ask, isUntilTurned = false }: Probe,
  open: OpenPage,
  onlooker: Onlooker | null,
): Promise<Answer> {
  const page = await browser.newPage();
  const lines: string[] = [];
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => lines.push(`uncaught: ${error}`));
  try {
    const href = await open(page, name);
    // Through JSON, so that what cannot be carried over is lost in both runs alike.
    const asked = page.evaluate(ask);
    if (isUntilTurned) await Promise.race([asked, tellTurned(page, href, onlooker)]);
    const result = await Promise.race([asked, timeOut()]);
    return { result: JSON.parse(JSON.stringify(result ?? null)), console: lines };
  } catch (error) {
    return { result: { failed: String(error) }, console: lines };
  } finally {
    await page.close();
  }
}

/** The page reads it from its title. */
async function tellTurned(page: Page, href: string, onlooker: Onlooker | null): Promise<void> {
  await onlooker?.turned(href);
  await page.evaluate(() => {
    document.title = 'turned';
  });
}

async function timeOut(): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, LIMIT_MS).unref());
  return `no answer within ${LIMIT_MS / 1000} s`;
}
