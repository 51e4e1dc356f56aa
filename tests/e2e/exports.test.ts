// The ways out, from the real panel: what the dialog says, what it saves, and Chrome's own Network panel reading it.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dockDevTools, setDevToolsTheme } from '../browser/arrange-devtools.ts';
import { buildExtension } from '../browser/build-extension.ts';
import { importHar } from '../browser/import-har.ts';
import { type LaunchedBrowser, launchBrowser } from '../browser/launch.ts';
import { type DockedPanel, openPanel } from '../browser/open-panel.ts';
import { saveDownload } from '../browser/save-download.ts';
import { type SaveOptions, saveSession } from '../browser/save-session.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { readAll } from '../session/read-all.ts';
import { startSocketServer } from './socket-server.ts';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PASSWORD = 'correct horse battery';
const TOKEN = 'feira-livre-77';

let browser: LaunchedBrowser;
let server: Awaited<ReturnType<typeof startSocketServer>>;
let docked: DockedPanel;
let folder: string;

/** Runs in the page: what it sends is echoed, in the end bytes. */
function talk(token: string, password: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://${location.host}/echo?token=${token}`);
    let left = 3;
    socket.onopen = () => {
      socket.send(JSON.stringify({ type: 'login', password }));
      socket.send('{"type":"step","index":1}');
      socket.send(new Uint8Array([0, 1, 2, 250, 255]));
    };
    socket.onmessage = () => {
      left -= 1;
      if (left === 0) resolve();
    };
  });
}

async function saved(options: SaveOptions): Promise<Uint8Array<ArrayBuffer>> {
  const path = join(folder, `session.${options.format}`);
  await saveSession(browser.browser, docked.panel, path, options);
  return new Uint8Array(await readFile(path));
}

function textOf(testId: string): Promise<string> {
  return docked.panel.evaluate((id) => document.querySelector(`[data-testid="${id}"]`)?.textContent ?? '', testId);
}

async function violations(): Promise<string[]> {
  const { panel } = docked;
  if (!(await panel.evaluate(() => 'axe' in globalThis))) await panel.evaluate(AXE);
  return panel.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run(document, { preload: false, resultTypes: ['violations'] });
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  });
}

async function openDialog(): Promise<void> {
  await docked.panel.click('[data-testid="export-session"]');
  await waitUntil('the secrets are counted', () =>
    docked.panel.evaluate(
      () => document.querySelector<HTMLElement>('[data-testid="redaction-preview"]')?.dataset.state === 'found',
    ),
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tapewire-exports-'));
  server = await startSocketServer();
  browser = await launchBrowser({ extensionDir: await buildExtension(), width: 1400, height: 900 });
  docked = await openPanel(browser.page);
  await dockDevTools(docked, 'bottom', 600);
  await browser.page.goto(server.url);
  await browser.page.evaluate(talk, TOKEN, PASSWORD);
  await waitUntil('all messages', async () => /^6 messages$/.test(await textOf('message-count')));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the export dialog', () => {
  it('tells beforehand what it takes out, and what becomes of it', async () => {
    await openDialog();
    const preview = await textOf('redaction-preview');
    expect(preview).toMatch(/password: corr… \(21\) → redacted-field-\d/);
    expect(preview).toMatch(/token: fe… \(14\) → redacted-url-\d/);
    expect(preview).not.toContain(PASSWORD);
    await docked.panel.click('[data-testid="close-dialog"]');
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe finds in the %s theme, with and without secrets',
    async (theme) => {
      await setDevToolsTheme(docked, theme);
      await openDialog();
      expect(await violations()).toEqual([]);
      await docked.panel.click('[data-testid="redact"]');
      await docked.panel.waitForSelector('[data-testid="unredacted-warning"]');
      expect(await violations()).toEqual([]);
      await docked.panel.click('[data-testid="redact"]');
      await docked.panel.click('[data-testid="close-dialog"]');
    },
  );

  it('is left by Escape, with the keyboard back at its button', async () => {
    await openDialog();
    await docked.devtools.keyboard.press('Escape');
    await waitUntil('the dialog is gone', () =>
      docked.panel.evaluate(() => document.querySelector('dialog[open]') === null),
    );
    expect(await docked.panel.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
      'export-session',
    );
  });

  it('copies the report as Markdown from inside of the modal dialog', async () => {
    await openDialog();
    await docked.panel.click('[data-testid="export-format-markdown"]');
    await docked.panel.evaluate(() => {
      document.addEventListener('copy', () => {
        const { activeElement } = document;
        Object.assign(globalThis, { copied: activeElement instanceof HTMLTextAreaElement ? activeElement.value : '' });
      });
    });
    await docked.panel.click('[data-testid="copy-export"]');
    const copied = await waitUntil('a copy', () =>
      docked.panel.evaluate(() => (globalThis as unknown as { copied?: string }).copied),
    );
    expect(copied).toMatch(/^# WebSocket report\n/);
    expect(copied).not.toContain(TOKEN);
    await docked.panel.click('[data-testid="close-dialog"]');
  });
});

describe('a note', () => {
  it('is written after N, stands in the grid, and axe finds nothing in its dialog', async () => {
    await docked.panel.click('[data-testid="all-connections"]');
    await docked.devtools.keyboard.press('n');
    await docked.panel.waitForSelector('[data-testid="note-dialog"]');
    expect(await violations()).toEqual([]);
    await docked.devtools.keyboard.type('scan pressed, password=not-for-you-17');
    await docked.devtools.keyboard.press('Enter');
    await docked.panel.waitForSelector('[data-mark="note"]');
    expect(await docked.panel.evaluate(() => document.querySelector('[data-mark="note"]')?.textContent)).toContain(
      'scan pressed',
    );
  });
});

describe('what is saved', () => {
  it('for support, at one press, is a zip with session and report, without secrets', async () => {
    const path = join(folder, 'support.zip');
    await saveDownload(browser.browser, path, () => docked.panel.click('[data-testid="save-for-support"]'));
    await docked.panel.waitForSelector('[data-testid="export-state"][data-state="saved"]');
    expect(await textOf('export-state')).toMatch(/Saved as session-.*\.zip.*Attach the zip/);
    await docked.panel.click('[data-testid="close-dialog"]');
    const entries = unzipSync(new Uint8Array(await readFile(path)));
    const [session = '', report = ''] = Object.keys(entries);
    const { events, problems } = await readAll(new Uint8Array(entries[session] ?? []));
    expect(problems).toEqual([]);
    const html = new TextDecoder().decode(entries[report]);
    expect(html).toContain('scan pressed, password=redacted-');
    for (const secret of [PASSWORD, TOKEN, 'not-for-you-17']) {
      expect([html.includes(secret), JSON.stringify(events).includes(secret)]).toEqual([false, false]);
    }
  });

  it('is a session without the secrets, that can be read again', async () => {
    const { events, problems } = await readAll(await saved({ format: 'tapewire' }));
    expect(problems).toEqual([]);
    expect(events.filter(({ type }) => type.startsWith('message-'))).toHaveLength(6);
    const text = JSON.stringify(events);
    expect([text.includes(PASSWORD), text.includes(TOKEN)]).toEqual([false, false]);
  });

  it('as HAR opens in the Network panel of Chrome, with every message', async () => {
    const har = new TextDecoder().decode(await saved({ format: 'har', isRedacted: false }));
    const requests = await importHar(docked.devtools, har);
    const sockets = requests.filter(({ resourceType }) => resourceType === 'websocket');
    expect(sockets).toHaveLength(1);
    const [socket] = sockets;
    expect(socket?.url).toBe(`ws://${server.host}/echo?token=${TOKEN}`);
    expect(socket?.statusCode).toBe(101);
    expect(socket?.requestHeaders.map(([name]) => name)).toContain('Sec-WebSocket-Key');
    const frames = socket?.frames ?? [];
    const texts = [`{"type":"login","password":"${PASSWORD}"}`, '{"type":"step","index":1}', 'AAEC+v8='];
    expect(frames.filter(({ type }) => type === 'send').map(({ text }) => text)).toEqual(texts);
    expect(frames.filter(({ type }) => type === 'receive').map(({ text }) => text)).toEqual(texts);
    expect(frames.map(({ opCode }) => opCode).toSorted()).toEqual([1, 1, 1, 1, 2, 2]);
    expect(frames.every(({ time }) => Math.abs(time * 1000 - Date.now()) < 600_000)).toBe(true);
    docked = await openPanel(browser.page);
  });
});
