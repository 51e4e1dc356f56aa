// The app in each of its situations, with its clients alone and together.
import type { Case } from './label.ts';

const JS = '/index.html?client=js';
const PY = '/index.html?client=py';
const BOTH = '/index.html';

export const HEALTHY: readonly Case[] = [
  { name: 'healthy, JavaScript, app', path: JS },
  { name: 'healthy, JavaScript, guide', path: `${JS}&preset=guide` },
  { name: 'healthy, PyScript (Pyodide)', path: PY },
  { name: 'healthy, PyScript (MicroPython)', path: `${PY}&python=micropython` },
  { name: 'healthy, PyScript worker', path: `${PY}&python=worker` },
  { name: 'healthy, MicroPython worker', path: `${PY}&python=micropython-worker` },
  { name: 'healthy, both, app', path: BOTH, watchMs: 120_000 },
  { name: 'healthy, both, guide', path: `${BOTH}?preset=guide`, watchMs: 120_000 },
].map((one) => ({
  options: { scenario: 'healthy' as const },
  watchMs: 90_000,
  act: ({ opened }) => opened(1),
  expected: [],
  ...one,
}));

export const TROUBLED: readonly Case[] = [
  {
    name: 'refused, JavaScript, app',
    options: { scenario: 'refused' },
    path: JS,
    expected: ['connection-failed', 'gave-up'],
  },
  {
    name: 'refused, JavaScript, guide',
    options: { scenario: 'refused' },
    path: `${JS}&preset=guide`,
    expected: ['connection-failed', 'gave-up'],
  },
  {
    name: 'refused, PyScript',
    options: { scenario: 'refused' },
    path: PY,
    // Python then asks by HTTP, and does so for good.
    expected: ['connection-failed', 'gave-up-early', 'polling-active'],
  },
  {
    name: 'refused, MicroPython',
    options: { scenario: 'refused' },
    path: `${PY}&python=micropython`,
    // Python then asks by HTTP, and does so for good.
    expected: ['connection-failed', 'gave-up-early', 'polling-active'],
  },
  {
    name: 'refused, PyScript worker',
    options: { scenario: 'refused' },
    path: `${PY}&python=worker`,
    expected: ['connection-failed', 'gave-up-early', 'polling-active'],
  },
  {
    name: 'refused, MicroPython worker',
    options: { scenario: 'refused' },
    path: `${PY}&python=micropython-worker`,
    expected: ['connection-failed', 'gave-up-early', 'polling-active'],
  },
  {
    name: 'late server, both',
    options: { scenario: 'late' },
    path: BOTH,
    expected: ['connection-failed', 'duplicate-connections', 'subscription-doubled'],
    allowed: ['clients-in-step'],
    watchMs: 30_000,
  },
  {
    name: 'server restarts',
    options: { scenario: 'healthy' },
    path: JS,
    act: async ({ app, opened }) => {
      await opened(1);
      await app.control.setScenario('restart');
      await opened(1);
    },
    expected: ['server-restarted'],
    watchMs: 60_000,
  },
  {
    name: 'server killed',
    options: { scenario: 'healthy' },
    path: JS,
    act: async ({ app, opened }) => {
      await opened(1);
      await app.control.setScenario('killed');
    },
    expected: ['connection-lost', 'connection-failed'],
    allowed: ['gave-up'],
  },
  {
    // Of JavaScript both: after a restart Python leaves the server to JavaScript where that was faster.
    name: 'two clients lose the server together',
    options: { scenario: 'healthy' },
    path: JS,
    act: async ({ page, app, opened }) => {
      await opened(1);
      await page.evaluate('void new TradingWebSocket()');
      await opened(2);
      await app.control.setScenario('restart');
      await opened(2);
    },
    expected: ['duplicate-connections', 'server-restarted'],
    // Once is in step only where both timers were equally late.
    allowed: ['subscription-doubled', 'clients-in-step'],
    watchMs: 30_000,
  },
  {
    name: 'forbidden (403)',
    options: { scenario: 'forbidden' },
    path: JS,
    expected: ['connection-failed'],
    allowed: ['gave-up'],
    watchMs: 60_000,
  },
  {
    name: 'hanging server, app',
    options: { scenario: 'hang' },
    path: JS,
    expected: ['connection-timeout-loop', 'connection-failed'],
    watchMs: 60_000,
  },
  {
    name: 'hanging server, guide',
    options: { scenario: 'hang' },
    path: `${JS}&preset=guide`,
    expected: ['connection-timeout-loop', 'connection-failed'],
    watchMs: 60_000,
  },
  {
    name: 'connection limit (H)',
    options: { scenario: 'healthy', generation: 'H' },
    path: JS,
    act: async ({ page, app, opened }) => {
      await opened(1);
      await page.evaluate((url) => {
        for (let index = 0; index < 5; index++) new WebSocket(url);
      }, app.wsUrl);
      await opened(5);
    },
    expected: ['connection-limit', 'connection-failed', 'duplicate-connections'],
    allowed: ['gave-up-early'],
  },
  {
    name: 'one class, made twice',
    options: { scenario: 'healthy' },
    path: JS,
    act: async ({ page, app, opened }) => {
      await opened(1);
      await page.evaluate('void new TradingWebSocket()');
      await opened(2);
      app.control.flood(20);
    },
    expected: ['duplicate-connections'],
    allowed: ['subscription-doubled'],
    watchMs: 30_000,
  },
];
