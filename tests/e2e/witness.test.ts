// The network witness in real DevTools: what it joins to the page's connections, and what it alone sees.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Connection } from '../../lib/model/connection.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import type { DockedPanel } from '../browser/open-panel.ts';
import type { ShownConnection, ShownPanel } from '../browser/read-panel.ts';
import { saveSession } from '../browser/save-session.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { readAll } from '../session/read-all.ts';
import { type WrongAnswer, withRawAnswers } from './raw-answers.ts';
import { type Answer, withSocketServer } from './socket-server.ts';
import { type Inspected, withPanel } from './with-panel.ts';

const COUNT = 20;
const CAUSES = { accept: 'accept', forbid: 'unexpected-status', drop: 'not-answered' } as const;
const ANSWERS: readonly Answer[] = ['accept', 'forbid', 'accept', 'drop', 'forbid'];
const answerTo = (subprotocol: string): Answer => ANSWERS[Number(subprotocol.slice(1)) % ANSWERS.length] ?? 'accept';

/** The connections of the session as the panel would save it. */
async function savedConnections({ page }: Inspected, { panel }: DockedPanel): Promise<Connection[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tapewire-session-'));
  try {
    const file = join(folder, 'session.gz');
    await saveSession(page.browser(), panel, file, { isRedacted: false });
    const { events, problems } = await readAll(new Uint8Array(await readFile(file)));
    expect(problems).toEqual([]);
    const model = createSessionModel();
    model.append(events);
    return [...model.view().connections.values()];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Of each wrong answer, as the panel names it. */
const NAMES: Readonly<Record<WrongAnswer, string>> = {
  unauthorized: 'unexpected-status',
  'no-accept': 'accept-missing',
  'wrong-accept': 'bad-accept',
  'no-upgrade': 'not-upgraded',
  extension: 'extension',
  'not-http': 'not-http',
};
/** X11: browsers connect to none. */
const FORBIDDEN_PORT = 'ws://127.0.0.1:6000/';

/** Forbids every connection but to its own address. */
const STRICT_PAGE = `<!doctype html><meta http-equiv="content-security-policy" content="connect-src 'none'">`;

const askedFor = ({ network }: Connection) =>
  network?.requestHeaders.find(({ name }) => name.toLowerCase() === 'sec-websocket-protocol')?.value;
const connectionsOf = (panel: ShownPanel): ShownConnection[] => panel.clients.flatMap((client) => client.connections);
const addressesOf = (panel: ShownPanel) => panel.clients.map(({ address }) => address.replace(/^.*\//, '/')).sort();

/** Whether DevTools keep their own log when the page navigates. */
async function preserveLog({ devtools }: DockedPanel): Promise<void> {
  await devtools.evaluate(async () => {
    const modulePath = './core/common/common.js';
    const { Settings } = await import(modulePath);
    Settings.Settings.instance().moduleSetting('network-log.preserve-log').set(true);
  });
}

describe('the network witness', () => {
  it(`tells ${COUNT} sockets apart that one turn opened to one address, with mixed ends`, async () => {
    await withSocketServer({ answer: ({ subprotocol }) => answerTo(subprotocol) }, ({ url, host }) =>
      withPanel(async (inspected) => {
        const { page, open, shows } = inspected;
        const docked = await open();
        await page.goto(url);
        await page.evaluate(
          (address, count) => {
            for (let index = 0; index < count; index++) new WebSocket(address, `p${index}`);
          },
          `ws://${host}/many`,
          COUNT,
        );
        await shows('all connections', (shown) => connectionsOf(shown).length === COUNT);
        // Chromium holds some of so many back for seconds, so that handshakes are not in the order of construction.
        const connections = await waitUntil(
          'both witnesses saw all',
          async () => {
            const saved = await savedConnections(inspected, docked);
            return (
              saved.every(({ witnesses, readyState }) => witnesses.network && readyState !== 'connecting') && saved
            );
          },
          { intervalMs: 500 },
        );
        expect(connections).toHaveLength(COUNT);
        expect(connections.filter(({ witnesses }) => !witnesses.hook)).toEqual([]);
        for (const connection of connections) {
          const [subprotocol = ''] = connection.requestedSubprotocols ?? [];
          expect(askedFor(connection), subprotocol).toBe(subprotocol);
          const answer = answerTo(subprotocol);
          expect(connection.network?.status, subprotocol).toBe(answer === 'accept' ? 101 : 0);
          expect(connection.failure?.cause ?? 'accept', subprotocol).toBe(CAUSES[answer]);
        }
      }),
    );
  });

  it('shows sockets of workers with their messages, once, and not again when cleared or left', async () => {
    const files = {
      '/worker.js': `const socket = new WebSocket('ws://' + location.host + '/say/from-the-server');
        socket.addEventListener('message', () => socket.send('from the worker'), { once: true });`,
      '/service.js': `new WebSocket('ws://' + location.host + '/of-service')`,
      '/frame.html': `<script>new WebSocket('ws://' + location.host + '/of-frame')</script>`,
    };
    await withSocketServer({ files }, ({ url }) =>
      withPanel(async ({ page, open, shows, console }) => {
        const docked = await open();
        await page.goto(url);
        await page.evaluate(async () => {
          new Worker('/worker.js');
          await navigator.serviceWorker.register('/service.js');
          const frame = document.createElement('iframe');
          frame.src = '/frame.html';
          document.body.append(frame);
        });
        const all = ['/from-the-server', '/of-frame', '/of-service'];
        await shows('three connections', (shown) => addressesOf(shown).join() === all.join());
        const worker = (shown: ShownPanel) =>
          shown.clients.find(({ address }) => address.endsWith('/from-the-server'))?.connections[0];
        const told = await shows("the worker's messages", (shown) => worker(shown)?.sentCount === 1);
        expect(worker(told)).toMatchObject({ readyState: 'open', receivedCount: 2 });
        expect(await docked.panel.evaluate(() => document.body.innerText)).toContain('from the worker');
        expect(await docked.panel.$$('[data-testid="network-only"]')).toHaveLength(2);
        await docked.panel.click('[data-testid="not-observed"]');
        const ledger = () => document.querySelector('[popover]:popover-open')?.textContent ?? '';
        expect(await docked.panel.evaluate(ledger)).toMatch(/1 worker without a hook.*2 connections that only/s);
        await docked.panel.click('[data-testid="not-observed"]');
        expect(told.clients.find(({ address }) => address.endsWith('/from-the-server'))?.places).toEqual([
          'worker.js:1',
        ]);

        await preserveLog(docked);
        await page.goto(`${url}/next`);
        const left = await shows(
          'the worker has gone with its page',
          (shown) => worker(shown)?.readyState === 'closed',
        );
        expect(addressesOf(left)).toEqual(all);
        expect(worker(left)?.words).toBe('not seen since the page was left');

        await docked.panel.click('[data-testid="clear"]');
        await page.evaluate(() => void new WebSocket(`ws://${location.host}/after`));
        const cleared = await shows('the next connection', (shown) => addressesOf(shown).includes('/after'));
        expect(addressesOf(cleared)).toEqual(['/after']);
        expect(cleared.status.join()).toMatch(/Nothing dropped/);
        expect(console).toEqual([]);
      }),
    );
  });

  it('names what was wrong with an answer, and a port that browsers forbid', async () => {
    await withRawAnswers((raw) =>
      withSocketServer({}, ({ url }) =>
        withPanel(async ({ page, open, shows }) => {
          await open();
          await page.goto(url);
          const addresses = [...Object.keys(NAMES).map((path) => `ws://${raw}/${path}`), FORBIDDEN_PORT];
          await page.evaluate((all) => {
            for (const address of all) new WebSocket(address);
          }, addresses);
          const shown = await shows('all causes', (panel) => {
            const all = connectionsOf(panel);
            return (
              all.length === addresses.length &&
              all.every(({ failureCause }) => !/^(unknown|null)$/.test(`${failureCause}`))
            );
          });
          const causes = shown.clients.map(({ address, connections: [one] }) => [
            address.replace(/^.*?\//, ''),
            one?.failureCause,
          ]);
          expect(Object.fromEntries(causes)).toEqual({ ...NAMES, '': 'blocked-port' });
          const words = connectionsOf(shown).map((one) => one.words);
          expect(words.some((one) => one.includes('HTTP 401'))).toBe(true);
          expect(shown.findings.map(({ sentence }) => sentence).join()).toContain("“'Upgrade' header is missing”");
        }),
      ),
    );
  });

  it('names the policy of a page that forbids an address, of which the page hears an error and no close', async () => {
    await withSocketServer({ files: { '/strict': STRICT_PAGE } }, ({ url, host }) =>
      withPanel(async ({ page, open, shows }) => {
        await open();
        await page.goto(`${url}/strict`);
        await page.evaluate((address) => void new WebSocket(address), `ws://${host}/forbidden`);
        const shown = await shows('the failure', (panel) => connectionsOf(panel)[0]?.failureCause != null);
        expect(connectionsOf(shown)).toMatchObject([{ readyState: 'closed', failureCause: 'blocked-by-csp' }]);
        expect(shown.findings.find(({ rule }) => rule === 'connection-failed')?.sentence).toContain(
          'Content Security Policy',
        );
      }),
    );
  });
});
