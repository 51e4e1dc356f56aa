// What the server sends by itself, and scans, at a small time scale.
import { afterEach, describe, expect, it } from 'vitest';
import { createTradingApp, type TradingApp, type TradingAppOptions } from './server/trading-app.ts';
import { connectTestClient } from './test-client.ts';

let app: TradingApp | undefined;

afterEach(() => app?.close());

async function start(options: TradingAppOptions) {
  app = await createTradingApp(options);
  return { app, client: await connectTestClient(app.wsUrl) };
}

describe('background tasks', () => {
  it('push data, status and heartbeats in the order of their intervals', async () => {
    const { client } = await start({ timeScale: 0.002 });
    const ping = await client.next('ping');
    const order = client.messages.map(({ type }) => type);
    expect(order.indexOf('trading_update')).toBeLessThan(order.indexOf('scanner_status_update'));
    expect(order.indexOf('trading_update')).toBeLessThan(order.indexOf('ping'));
    expect(ping).toMatchObject({ server_time: expect.any(Number), timestamp: expect.any(String) });
  });

  it('ping with another shape after a long silence', async () => {
    const { client } = await start({ timeScale: 0.0005, scenario: 'heartbeats-off' });
    const ping = await client.next('ping');
    expect(Object.keys(ping)).toEqual(['type', 'timestamp', 'server_info']);
  });

  it('are only heartbeats in the later generation', async () => {
    const { client } = await start({ timeScale: 0.001, generation: 'H' });
    await client.next('ping', 2);
    expect(new Set(client.messages.map(({ type }) => type))).toEqual(new Set(['connection_established', 'ping']));
  });
});

describe('a scan', () => {
  it('starts twice, progresses, and ends under two names', async () => {
    const { app, client } = await start({ timeScale: 0.002 });
    const reply = await fetch(`${app.apiUrl}/api/scanner/initial-scan`, { method: 'POST' });
    expect(await reply.json()).toMatchObject({ status: 'started' });
    await client.next('scanner_completed');

    const scan = client.messages.filter(({ type }) => type.startsWith('scanner_') && type !== 'scanner_status_update');
    const types = scan.map(({ type }) => type);
    expect(types.slice(0, 2)).toEqual(['scanner_started', 'scanner_started']);
    expect(types.slice(-2)).toEqual(['scanner_completion', 'scanner_completed']);
    expect(types.filter((type) => type === 'scanner_progress').length).toBeGreaterThan(20);
    expect(scan.slice(0, 2).map(({ broadcast_info }) => broadcast_info?.channel)).toEqual([
      'scanner_status',
      'general',
    ]);
  });

  it('has steps without items and items without steps', async () => {
    const { app, client } = await start({ timeScale: 0.002 });
    app.control.startScan({ assetCount: 50 });
    await client.next('scanner_completed');
    const progress = client.messages.filter(({ type }) => type === 'scanner_progress').map(({ payload }) => payload);
    expect(progress[0]).toMatchObject({ current_step: 1, total_steps: 5, processed_count: 0, total_assets: 0 });
    expect(progress.at(-1)).toMatchObject({ current_step: 0, total_steps: 0, processed_count: 50, total_assets: 50 });
    expect(client.texts.find((text) => text.includes('50/50'))).toContain('"progress_percentage": 100.0');
  });

  it('may run beside a second one', async () => {
    const { app, client } = await start({ timeScale: 0.002 });
    app.control.startScan({ assetCount: 100 });
    app.control.startScan({ assetCount: 100 });
    await client.next('scanner_completed');
    expect(client.messages.filter(({ type }) => type === 'scanner_started')).toHaveLength(4);
  });

  it('ends with scanner_error when it fails', async () => {
    const { app, client } = await start({ timeScale: 0.01 });
    app.control.startScan();
    await client.next('scanner_progress');
    app.control.failScan('Corretora indisponível');
    expect((await client.next('scanner_error')).payload).toMatchObject({ status: 'error' });
  });

  it('holds the server up when the scenario says so', async () => {
    const { app, client } = await start({ timeScale: 0.01, scenario: 'stalled-scan' });
    app.control.startScan({ assetCount: 100 });
    await client.next('scanner_progress');
    const answered = client.next('pong');
    const finished = client.next('scanner_completed');
    while (!client.texts.some((text) => text.includes('75/100')))
      await client.next('scanner_progress', client.messages.length);
    const stalledAt = performance.now();
    client.send({ type: 'ping' });
    await answered;
    expect(performance.now() - stalledAt).toBeGreaterThan(150);
    await finished;
  });
});
