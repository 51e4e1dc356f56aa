import type { Page } from 'puppeteer-core';
import { waitUntil } from './wait-until.ts';

export interface ConsoleLine {
  readonly text: string;
  /** Where the line says it comes from, as the user reads it: `(index):5`. Empty without a link. */
  readonly link: string;
}

/**
 * Shows the Console panel of open DevTools and waits until its lines have these links, in any order: DevTools first link
 * the top frame, and another one when they have read a source map. Returns the lines, sorted by link.
 */
export async function readConsole(devtools: Page, links: readonly string[]): Promise<ConsoleLine[]> {
  let lines: ConsoleLine[] = [];
  const probe = async (): Promise<boolean> => {
    lines = (await devtools.evaluate(collectLines)).sort((one, other) => one.link.localeCompare(other.link));
    return lines.map(({ link }) => link).join() === [...links].sort().join();
  };
  await waitUntil(`the console links ${links}`, probe, { timeoutMs: 10_000 }).catch((error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : error} It shows ${JSON.stringify(lines, null, 1)}`);
  });
  return lines;
}

/** Runs in the DevTools front end. */
async function collectLines(): Promise<ConsoleLine[]> {
  const modulePath = './ui/legacy/legacy.js';
  const { ViewManager } = await import(modulePath);
  await ViewManager.ViewManager.instance().showView('console');

  function within(root: Document | Element | ShadowRoot, selector: string): Element[] {
    const found = [...root.querySelectorAll(selector)];
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) found.push(...within(element.shadowRoot, selector));
    }
    return found;
  }
  function textOf(node: Node): string {
    if (node instanceof Text) return node.data;
    if (node instanceof HTMLStyleElement) return '';
    const { shadowRoot } = node as Element;
    return [...(shadowRoot ?? node).childNodes].map(textOf).join('');
  }
  return within(document, '.console-message-wrapper').map((wrapper) => {
    const anchor = within(wrapper, '.console-message-anchor')[0];
    const text = within(wrapper, '.console-message-text')[0];
    return { text: text ? textOf(text) : '', link: anchor ? textOf(anchor).trim() : '' };
  });
}
