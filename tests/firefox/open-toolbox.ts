// Firefox's toolbox docked on the selected tab, with the extension's panel in front; and a way to run script in the panel.
import type { Browser } from 'puppeteer-core';
import { waitUntil } from '../browser/wait-until.ts';
import { type BrowserWindow, browserWindowOf } from './browser-window.ts';

/** What the browser's window offers to privileged script, as far as it is used here. */
declare const ChromeUtils: { importESModule(url: string): { require(module: string): unknown } };
declare const gBrowser: { readonly selectedTab: unknown };
interface DevTools {
  showToolboxForTab(tab: unknown): Promise<Toolbox>;
}
interface Toolbox {
  getAdditionalTools(): ReadonlyArray<{ readonly id: string }>;
  selectTool(id: string): Promise<unknown>;
}
interface BrowserElement extends HTMLIFrameElement {
  readonly currentURI?: { readonly spec: string };
  readonly messageManager: MessageManager;
}
interface MessageManager {
  loadFrameScript(url: string, allowDelayedLoad: boolean): void;
  addMessageListener(name: string, listener: (message: { data: Answer }) => void): void;
  removeMessageListener(name: string, listener: (message: { data: Answer }) => void): void;
}
interface Answer {
  readonly json?: string;
  readonly error?: string;
}

export interface FirefoxPanel {
  /** Runs `task` in the page. What it is given and what it returns travel as JSON. */
  evaluate<Result, Given extends unknown[]>(task: (...given: Given) => Result, ...given: Given): Promise<Result>;
}

/** Opens the toolbox on the tab that is selected (or takes the open one) and shows the extension's panel. */
export async function openToolbox(browser: Browser): Promise<FirefoxPanel> {
  const window = await browserWindowOf(browser);
  await waitUntil('the toolbox offers the panel of the extension', () => window.evaluate(showPanel));
  const panel = pageIn(window, 'panel.html');
  await waitUntil('the toolbox loads panel.html', () => panel.evaluate(() => document.readyState === 'complete'));
  return panel;
}

/** A page of the extension that is open somewhere in the window, by the name of its file. */
export async function extensionPageOf(browser: Browser, file: string): Promise<FirefoxPanel> {
  return pageIn(await browserWindowOf(browser), file);
}

function pageIn(window: BrowserWindow, file: string): FirefoxPanel {
  return {
    evaluate: (task, ...given) => evaluateIn(window, file, `(${task})(...${JSON.stringify(given)})`),
  };
}

/** Runs in the browser's window. */
async function showPanel(): Promise<boolean> {
  const loader = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs');
  const { gDevTools } = loader.require('devtools/client/framework/devtools') as { gDevTools: DevTools };
  const toolbox = await gDevTools.showToolboxForTab(gBrowser.selectedTab);
  const tool = toolbox.getAdditionalTools().find(({ id }) => id.startsWith('webext-devtools-panel-'));
  if (tool === undefined) return false;
  await toolbox.selectTool(tool.id);
  return true;
}

async function evaluateIn<Result>(window: BrowserWindow, file: string, script: string): Promise<Result> {
  const answer = await window.evaluate(askPage, file, script);
  if (answer.error !== undefined) throw new Error(answer.error);
  return (answer.json === undefined ? undefined : JSON.parse(answer.json)) as Result;
}

/** Runs in the browser's window. Pages of an extension live in another process, and WebDriver does not list them: a frame script goes there. */
function askPage(file: string, source: string): Promise<Answer> {
  const documents: Document[] = [document];
  let panel: BrowserElement | undefined;
  for (let next = documents.pop(); next !== undefined; next = documents.pop()) {
    for (const element of next.querySelectorAll<BrowserElement>('browser, iframe')) {
      if (element.currentURI?.spec.endsWith(`/${file}`)) panel = element;
      if (element.contentDocument) documents.push(element.contentDocument);
    }
  }
  if (panel === undefined) return Promise.resolve({ error: `There is no ${file} in the window.` });
  // The extension's own policy forbids `eval`; a sandbox over its window is not under that policy.
  const script = `{
    const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    let answer;
    try {
      answer = { json: JSON.stringify(Cu.evalInSandbox(${JSON.stringify(source)}, sandbox)) };
    } catch (error) {
      answer = { error: String(error) };
    }
    sendAsyncMessage('tapewire-test:answer', answer);
  }`;
  const { messageManager } = panel;
  return new Promise((resolve) => {
    function onAnswer({ data }: { data: Answer }): void {
      messageManager.removeMessageListener('tapewire-test:answer', onAnswer);
      resolve(data);
    }
    messageManager.addMessageListener('tapewire-test:answer', onAnswer);
    messageManager.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
  });
}
