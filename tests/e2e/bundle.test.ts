// What the browser has to read before the panel's first picture, and before a page's first line.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildExtension } from '../browser/build-extension.ts';

/** Bytes. What the extension has now and a little more: whoever adds to it sees that here. */
const MAX_PANEL_START = 458_000;
/** What runs before the panel is there. */
const MAX_READING = 60_000;
const MAX_DEVTOOLS_PAGE = 15_000;
const MAX_HOOK = 30_000;

let folder = '';
let start: ReadonlyMap<string, string>;

beforeAll(async () => {
  folder = await buildExtension();
  start = await startOf(folder, 'panel.html');
});

/** The scripts of a page, what the browser is told to fetch beside them, and what they import for certain. */
async function startOf(extensionDir: string, page: string): Promise<Map<string, string>> {
  const html = await readFile(join(extensionDir, page), 'utf8');
  const scripts = new Map<string, string>();
  const waiting = [...html.matchAll(/(?:src|rel="modulepreload"[^>]+href)="\/([^"]+)"/g)].map(([, path]) => path ?? '');
  for (const path of waiting) {
    if (scripts.has(path)) continue;
    const code = await readFile(join(extensionDir, path), 'utf8');
    scripts.set(path, code);
    waiting.push(...importsOf(code));
  }
  return scripts;
}

function importsOf(code: string): string[] {
  return [...code.matchAll(/(?:from|import)\s*"\.\/([^"]+)"/g)].map(([, name]) => `chunks/${name}`);
}

describe('the built extension', () => {
  it('begins the panel with no more code than it has a reason for', () => {
    const length = [...start.values()].reduce((sum, code) => sum + code.length, 0);
    expect(length).toBeGreaterThan(100_000);
    expect(length).toBeLessThan(MAX_PANEL_START);
    expect(start.size).toBeLessThanOrEqual(6);
  });

  it('asks the pages before it reads the rest of the panel', async () => {
    const html = await readFile(join(folder, 'panel.html'), 'utf8');
    const first = /<script[^>]+src="\/([^"]+)"/.exec(html)?.[1] ?? '';
    const scripts = [first, ...importsOf(start.get(first) ?? '')];
    const length = scripts.reduce((sum, name) => sum + (start.get(name)?.length ?? 0), 0);
    expect(length).toBeGreaterThan(10_000);
    expect(length).toBeLessThan(MAX_READING);
    expect(html).toContain('rel="stylesheet"');
  });

  it('leaves other languages, views, and what judges and tells of findings for later', () => {
    const code = [...start.values()].join('');
    expect(code).toContain('Messages');
    const views = ['timeline-plot', 'ladder-band', 'ladder-fit', 'export-choices'];
    for (const late of ['Mensagens', ...views, 'clients-in-step', 'Let one of them own the connection']) {
      expect(code).not.toContain(late);
    }
  });

  it('keeps the page of DevTools, which is there in every tab, small', async () => {
    const length = [...(await startOf(folder, 'devtools.html')).values()].reduce((sum, code) => sum + code.length, 0);
    expect(length).toBeLessThan(MAX_DEVTOOLS_PAGE);
  });

  it('ships a hook that every page can bear', async () => {
    const { size } = await stat(join(folder, 'content-scripts/hook.js'));
    expect(size).toBeLessThan(MAX_HOOK);
  });
});
