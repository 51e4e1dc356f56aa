// Every message that the trading app's server really sends is known and as documented.
import { afterEach, describe, expect, it } from 'vitest';
import { createDecoding } from '../../../lib/decode/decoding.ts';
import { DECODERS } from '../../../lib/decode/registry.ts';
import { describeTrading } from '../../../lib/decode/trading/describe-trading.ts';
import { tradingDrift } from '../../../lib/decode/trading/trading-drift.ts';
import { BROADCAST_EXAMPLES, type BroadcastExample } from '../../trading-app/server/broadcast-messages.ts';
import { createTradingApp, type TradingApp, type TradingAppOptions } from '../../trading-app/server/trading-app.ts';
import { connectTestClient } from '../../trading-app/test-client.ts';

let app: TradingApp | undefined;

afterEach(() => app?.close());

async function start(options: TradingAppOptions = {}) {
  app = await createTradingApp({ timeScale: 0.002, ...options });
  return { app, client: await connectTestClient(app.wsUrl) };
}

function read(text: string, url: string) {
  const context = { direction: 'received', url, isApp: true } as const;
  const value = JSON.parse(text);
  const described = describeTrading(value, text, context);
  return { format: described?.format, producer: described?.producer, drift: tradingDrift(value, context), text };
}

function expectAsDocumented(texts: readonly string[], url: string, producer: 'python' | null = 'python') {
  for (const text of texts) expect(read(text, url)).toEqual({ format: 'trading', producer, drift: [], text });
}

const typesOf = (texts: readonly string[]) => new Set(texts.map((text) => JSON.parse(text).type));

describe('the trading app as it runs', () => {
  it('says nothing in a scan that is not as documented', async () => {
    const { app, client } = await start();
    await fetch(`${app.apiUrl}/api/scanner/initial-scan`, { method: 'POST' });
    await client.next('scanner_progress');
    await fetch(`${app.apiUrl}/api/scanner/status`);
    await client.next('scanner_completed');
    expect(typesOf(client.texts)).toEqual(
      expect.toSatisfy((types: Set<string>) =>
        ['started', 'progress', 'status_update', 'completion', 'completed'].every((end) => types.has(`scanner_${end}`)),
      ),
    );
    expectAsDocumented(client.texts, app.wsUrl);
  });

  it('is told by its first messages', async () => {
    const { app, client } = await start();
    await client.next('connection_established');
    const decoding = createDecoding({
      connectionOf: () => ({ url: app.wsUrl, subprotocol: '' }),
      decoders: DECODERS,
    });
    const conversation = [
      ...client.texts.map((payload) => ({ payload, direction: 'received' }) as const),
      { payload: '{"type":"ping"}', direction: 'sent' } as const,
      { payload: '{"type":"get_orders"}', direction: 'sent' } as const,
    ];
    const decoded = conversation.map((message, index) =>
      decoding.decode({ ...message, index, connectionId: 'c1', isTruncated: false, timestamp: index }),
    );
    expect(decoded.map(({ format }) => format)).toEqual(conversation.map(() => 'trading'));
    expect(decoded.at(-2)).toMatchObject({ isHeartbeat: true, producer: 'javascript', drift: [] });
    expect(decoded.at(-1)?.drift).toEqual([
      { kind: 'unknown-type', path: 'type', expected: null, found: 'get_orders' },
    ]);
  });

  it.each(['G', 'H'] as const)('answers as documented in generation %s', async (generation) => {
    const { app, client } = await start({ generation });
    client.send({ type: 'subscribe', data: { channel: 'trading_data' } });
    client.send({ type: 'subscribe', data: { channel: 'trading_signals' } });
    client.send({ type: 'unsubscribe', data: 'trading_data' });
    client.send({ type: 'ping' });
    client.send({ type: 'pong' });
    client.send({ type: 'get_stats' });
    client.send({ type: 'request_update', data: { type: 'positions' } });
    await client.next('positions_update');
    expectAsDocumented(client.texts, app.wsUrl);
  });

  it('broadcasts every type as documented, a failed scan too', async () => {
    const { app, client } = await start({ generation: 'H' });
    await client.next('connection_established');
    for (const type of Object.keys(BROADCAST_EXAMPLES)) app.control.publish(type as BroadcastExample);
    app.control.startScan();
    await client.next('scanner_progress');
    app.control.failScan('Corretora indisponível');
    await client.next('scanner_error');
    expect([...typesOf(client.texts)]).toEqual(expect.arrayContaining(Object.keys(BROADCAST_EXAMPLES)));
    expectAsDocumented(client.texts, app.wsUrl);
  });

  it('pings as documented', async () => {
    const { app, client } = await start({ timeScale: 0.0005, scenario: 'heartbeats-off' });
    await client.next('ping');
    expectAsDocumented(client.texts, app.wsUrl);
  });

  it('speaks on /ws/signals as documented', async () => {
    const { app } = await start();
    const url = `${app.wsUrl}/signals`;
    const client = await connectTestClient(url);
    await client.next('connected');
    client.send({ action: 'ping' });
    client.send({ action: 'status' });
    await client.next('status');
    const [welcome = '', ...others] = client.texts;
    expectAsDocumented([welcome], url);
    expectAsDocumented(others, url, null);
  });

  it.each([
    ['GET', '/health', 'healthy, websocket_connections 0'],
    ['GET', '/ws/stats', 'active_connections 1'],
    ['GET', '/api/realtime/status', 'broadcasting_enabled true'],
    ['POST', '/api/scanner/initial-scan', 'started, Varredura inicial iniciada'],
    ['GET', '/api/positions', null],
    ['GET', '/api/scanner/status', null],
  ])('answers %s %s as documented', async (method, path, summary) => {
    const { app } = await start();
    const text = await (await fetch(app.apiUrl + path, { method })).text();
    const context = { url: `${app.apiUrl}${path}?active_only=true` };
    expect(tradingDrift(JSON.parse(text), context)).toEqual([]);
    expect(describeTrading(JSON.parse(text), text, context)).toMatchObject({
      typeLabel: path,
      ...(summary === null ? {} : { summary }),
    });
  });
});
