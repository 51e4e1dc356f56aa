// Clients with one fault each, and benign ones that look like a fault: small programs on a page of the app's server.
import type { Case, Stage } from './label.ts';
import { BLANK, program, RETRYING } from './program.ts';

const DOUBLED = '1000 * 2 ** (n - 1)';

export const FAULTY: readonly Case[] = [
  {
    name: 'fixed interval',
    options: { scenario: 'refused' },
    act: program(RETRYING('3000', 12)),
    expected: ['fixed-delay', 'connection-failed'],
    allowed: ['delay-below-policy', 'never-gives-up', 'gave-up'],
    watchMs: 30_000,
  },
  {
    name: 'two clients in step',
    options: { scenario: 'refused' },
    act: program(`{ ${RETRYING(DOUBLED)} } { ${RETRYING(DOUBLED)} }`),
    expected: ['clients-in-step', 'connection-failed'],
    allowed: ['gave-up-early'],
    watchMs: 30_000,
  },
  {
    name: 'two clients whose waits are their own',
    options: { scenario: 'refused' },
    act: program(`{ ${RETRYING(DOUBLED)} } { ${RETRYING('1700 * 2 ** (n - 1)')} }`),
    expected: ['connection-failed'],
    allowed: ['gave-up-early'],
    watchMs: 60_000,
  },
  {
    name: 'storm',
    options: { scenario: 'refused' },
    act: program(RETRYING('100', 60)),
    expected: ['retry-storm', 'connection-failed', 'delay-below-policy'],
    allowed: ['fixed-delay', 'never-gives-up', 'gave-up'],
  },
  {
    name: 'above the cap',
    options: { scenario: 'refused' },
    act: program(RETRYING('60000', 2)),
    expected: ['delay-above-cap', 'connection-failed'],
    allowed: ['gave-up-early'],
  },
  {
    name: 'gives up early',
    options: { scenario: 'refused' },
    act: program(RETRYING('1000 * 2 ** (n - 1)', 3)),
    expected: ['gave-up-early', 'connection-failed'],
  },
  {
    name: 'never gives up',
    options: { scenario: 'refused' },
    act: program(RETRYING('Math.min(30000, 1000 * 2 ** (n - 1))', 40)),
    expected: ['never-gives-up', 'connection-failed'],
  },
  {
    name: 'never tries again',
    options: { scenario: 'healthy' },
    act: async (stage: Stage) => {
      await program('new WebSocket(url);')(stage);
      await stage.opened(1);
      await stage.app.control.setScenario('killed');
    },
    expected: ['connection-lost', 'gave-up-early'],
  },
  {
    name: 'does not reset',
    options: { scenario: 'refused' },
    act: async (stage: Stage) => {
      await program(RETRYING('Math.min(30000, 1000 * 2 ** (n - 1))', 9))(stage);
      await stage.pass(10_000);
      await stage.app.control.startBackend();
      await stage.opened(1);
      await stage.app.control.setScenario('killed');
    },
    expected: ['never-resets', 'connection-failed', 'connection-lost'],
    allowed: ['gave-up-early', 'gave-up'],
  },
  {
    name: 'jitter as it should be',
    options: { scenario: 'refused' },
    act: program(RETRYING('Math.min(30000, 1000 * 2 ** (n - 1)) * (0.5 + Math.random() / 2)', 10)),
    expected: ['connection-failed'],
    allowed: ['gave-up'],
    watchMs: 200_000,
  },
  {
    name: 'sends too early and too late',
    options: { scenario: 'healthy' },
    act: program(`const ws = new WebSocket(url); try { ws.send('early'); } catch {}
      ws.onopen = () => { ws.close(); ws.send('late'); };`),
    expected: ['send-while-connecting', 'send-after-close'],
  },
  {
    name: 'an address that is none',
    options: { scenario: 'healthy' },
    act: program(`try { new WebSocket('ws://host/#fragment' + ' '.repeat(0), 'not a token'); } catch {}`),
    expected: ['constructor-threw'],
  },
  {
    name: 'wss to a plain port',
    options: { scenario: 'healthy' },
    act: program(`new WebSocket(url.replace('ws:', 'wss:'));`),
    expected: ['protocol-mismatch', 'connection-failed'],
    allowed: ['gave-up-early'],
  },
  {
    name: 'text that is no UTF-8',
    options: { scenario: 'healthy' },
    act: async (stage: Stage) => {
      await program('new WebSocket(url);')(stage);
      await stage.opened(1);
      stage.app.control.sendBytesAsText(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]));
    },
    expected: ['broken-data'],
    allowed: ['gave-up-early'],
  },
].map((one) => ({ path: BLANK, watchMs: 5_000, ...one }) as Case);

export const BENIGN: readonly Case[] = [
  {
    name: 'StrictMode flash',
    act: program('const first = new WebSocket(url); first.close(); new WebSocket(url);'),
    expected: ['strict-mode-flash'],
    notes: ['connection-failed'],
  },
  {
    name: 'hand-over: the next opens, then the last is closed',
    act: program(
      'const last = new WebSocket(url); last.onopen = () => { const next = new WebSocket(url); next.onopen = () => last.close(1000); };',
    ),
    expected: ['short-overlap'],
  },
  {
    name: 'exchange: closed, then opened',
    act: program(
      'const last = new WebSocket(url); last.onopen = () => { last.onclose = () => new WebSocket(url); last.close(1000); };',
    ),
  },
  { name: 'logout', act: program('const ws = new WebSocket(url); ws.onopen = () => ws.close(1000, "logout");') },
  {
    name: 'reload',
    path: '/index.html?client=js',
    act: async ({ page, opened }: Stage) => {
      await opened(1);
      await page.reload();
      await opened(1);
    },
  },
  {
    name: 'navigation away and back',
    path: '/index.html?client=js',
    act: async ({ page, opened }: Stage) => {
      await opened(1);
      await page.goto(`${new URL(page.url()).origin}${BLANK}`);
      await page.goBack();
      await opened(1);
    },
  },
  {
    name: 'several connections by design',
    act: async (stage: Stage) => {
      await program('new WebSocket(url); new WebSocket(url);')(stage);
      await stage.opened(2);
      for (let index = 0; index < 24; index++)
        stage.app.control.sendInTurn(`{"type": "tick", "data": {"n": ${index}}}`);
    },
    // The app knows no ticks.
    notes: ['duplicate-connections' as const, 'unknown-type' as const],
    options: { scenario: 'healthy', generation: 'H' },
  },
  {
    name: 'two endpoints',
    act: program(`new WebSocket(url); new WebSocket(url + '/signals');`),
  },
].map((one) => ({ path: BLANK, options: { scenario: 'healthy' }, expected: [], watchMs: 60_000, ...one }) as Case);
