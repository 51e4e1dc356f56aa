// What is said, and what is not, on the app's connections: heartbeats, subscriptions, scans, contents.
import type { Case, Stage } from './label.ts';

const JS = '/index.html?client=js';

/** Says a sentence of the page's own client. */
function says(code: string) {
  return async ({ page, opened, pass }: Stage) => {
    await opened(1);
    // The server opens it before the page does.
    await page.waitForFunction('window.tradingWebSocket?.isConnected');
    await pass(2_000);
    await page.evaluate(`void (${code})`);
  };
}

export const SPOKEN: readonly Case[] = [
  {
    name: 'zombie: the server forgot the connection',
    act: async ({ app, opened, pass }: Stage) => {
      await opened(1);
      await pass(35_000);
      await app.control.setScenario('zombie');
    },
    expected: ['heartbeat-lost'],
    allowed: ['channel-silent', 'connection-unheard', 'server-silent'],
  },
  {
    name: 'heartbeats off',
    act: async ({ app, opened, pass }: Stage) => {
      await opened(1);
      await pass(35_000);
      await app.control.setScenario('heartbeats-off');
    },
    expected: ['heartbeat-lost'],
    allowed: ['server-silent'],
  },
  {
    name: 'a text that is no JSON',
    act: async ({ app, opened, pass }: Stage) => {
      await opened(1);
      await pass(2_000);
      await app.control.setScenario('bad-json');
    },
    expected: ['text-not-json'],
  },
  {
    name: 'a type that nobody knows',
    act: async ({ app, opened, pass }: Stage) => {
      await opened(1);
      await pass(2_000);
      app.control.sendText('{"type": "brand_new_thing", "data": {"a": 1}}');
    },
    expected: ['unknown-type'],
  },
  {
    name: 'a channel that does not exist',
    act: says('tradingWebSocket.subscribe("no_such_channel")'),
    expected: ['subscription-refused'],
    allowed: ['message-refused'],
  },
  {
    name: 'a request without an answer',
    act: says('tradingWebSocket.requestUpdate("signals")'),
    expected: ['request-unanswered'],
  },
  {
    name: 'scan, whole',
    act: async ({ app, opened, pass }: Stage) => {
      await opened(1);
      app.control.startScan();
      await pass(20_000);
    },
    expected: [],
    watchMs: 60_000,
  },
  {
    name: 'scan that stalls',
    act: async ({ app, opened }: Stage) => {
      await opened(1);
      await app.control.setScenario('stalled-scan');
      app.control.startScan();
    },
    expected: ['scan-without-end'],
    allowed: ['heartbeat-lost', 'server-silent', 'channel-silent'],
  },
  {
    name: 'scan cut off by the end of its server',
    act: async ({ app, opened, pass }: Stage) => {
      await opened(1);
      app.control.startScan();
      await pass(2_000);
      await app.control.setScenario('killed');
    },
    expected: ['scan-interrupted', 'connection-lost', 'connection-failed'],
    allowed: ['gave-up', 'reconnect-gap'],
  },
].map((one) => ({ path: JS, options: { scenario: 'healthy' }, ...one }) as Case);
