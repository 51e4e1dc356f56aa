// What /ws says, over a real connection: every direct message, every error, the delivery rule.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTradingApp, type TradingApp } from './server/trading-app.ts';
import { connectTestClient, type TestClient } from './test-client.ts';

const AWARE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/;

let app: TradingApp;
const clients: TestClient[] = [];

beforeAll(async () => {
  app = await createTradingApp();
});

afterAll(() => app.close());

async function connect() {
  const client = await connectTestClient(app.wsUrl);
  clients.push(client);
  await client.next('connection_established');
  return client;
}

async function ask(message: unknown, replyType: string) {
  const client = await connect();
  client.send(message);
  const reply = await client.next(replyType, 1);
  client.ws.close();
  return { reply, client };
}

describe('direct messages', () => {
  it('welcomes a connection', async () => {
    const client = await connect();
    const [welcome] = client.messages;
    expect(Object.keys(welcome ?? {})).toEqual(['type', 'data']);
    expect(welcome?.data).toMatchObject({ heartbeat_interval: 30, server_version: '1.0.0' });
    expect(welcome?.data?.connection_id).toMatch(/^conn_\d+_\d{10}$/);
    expect(welcome?.data?.server_time).toMatch(AWARE);
    expect(client.texts[0]).toMatch(/^\{"type": "connection_established", "data": \{"connection_id": "/);
    client.ws.close();
  });

  it('acknowledges a subscription', async () => {
    const { reply } = await ask({ type: 'subscribe', data: { channel: 'market_data' } }, 'subscribed');
    expect(reply.data).toMatchObject({ channel: 'market_data', status: 'active', subscriber_count: 1 });
    expect(reply.timestamp).toMatch(AWARE);
  });

  it('sends the snapshot before the acknowledgement of trading_data', async () => {
    const { client } = await ask({ type: 'subscribe', data: { channel: 'trading_data' } }, 'subscribed');
    expect(client.messages.map(({ type }) => type)).toEqual([
      'connection_established',
      'trading_data_snapshot',
      'subscribed',
    ]);
    expect(client.messages[1]).not.toHaveProperty('broadcast_info');
  });

  it.each([[{ channel: 'general' }], ['general']])('confirms an unsubscription with data %j', async (data) => {
    const { reply } = await ask({ type: 'unsubscribe', data }, 'unsubscribed');
    expect(reply.data).toMatchObject({ channel: 'general', status: 'removed' });
  });

  it('answers a ping', async () => {
    const { reply } = await ask({ type: 'ping' }, 'pong');
    expect(Object.keys(reply)).toEqual(['type', 'timestamp', 'server_info', 'connection_id', 'server_version']);
  });

  it('gives positions without profit', async () => {
    const { reply } = await ask({ type: 'request_update', data: { type: 'positions' } }, 'positions_update');
    const [position] = (reply.data?.positions ?? []) as Record<string, unknown>[];
    expect(position).toMatchObject({ symbol: 'PETR4', side: 'BUY' });
    expect(position).not.toHaveProperty('unrealized_pnl');
  });

  it('is silent about any other update', async () => {
    const client = await connect();
    client.send({ type: 'request_update', data: { type: 'orders' } });
    client.send({ type: 'ping' });
    await client.next('pong');
    expect(client.messages).toHaveLength(2);
    client.ws.close();
  });

  it('counts in stats', async () => {
    const { reply } = await ask({ type: 'get_stats' }, 'stats');
    expect(reply.data).toMatchObject({ heartbeat_interval: 30, subscription_stats: { total_subscriptions: 0 } });
    expect(reply.data?.active_connections).toBeGreaterThan(0);
  });
});

describe('errors', () => {
  it.each([
    ['invalid_json', 'not JSON'],
    ['invalid_format', '[1]'],
    ['invalid_format', '{"data": 1}'],
    ['invalid_subscription_data', { type: 'subscribe' }],
    ['invalid_channel', { type: 'subscribe', data: { channel: 'trading_signals' } }],
    ['invalid_update_data', { type: 'request_update', data: 'positions' }],
    ['unknown_message_type', { type: 'pong', timestamp: '2025-03-04T10:15:30.123Z' }],
  ])('answers %s to %j', async (code, message) => {
    const { reply } = await ask(message, 'error');
    expect(reply).toMatchObject({ error: code, message: expect.any(String), timestamp: expect.stringMatching(AWARE) });
  });

  it('lists the types that it takes', async () => {
    const { reply } = await ask({ type: 'pong' }, 'error');
    expect(reply.supported_types).toEqual(['ping', 'subscribe', 'unsubscribe', 'request_update', 'get_stats']);
  });
});

describe('broadcasts', () => {
  it('reach a connection without subscriptions, its own channels, and general always', async () => {
    const fresh = await connect();
    const subscriber = await connect();
    subscriber.send({ type: 'subscribe', data: { channel: 'scanner_status' } });
    await subscriber.next('subscribed');

    app.control.publish('trading_update');
    app.control.publish('new_signal');
    await Promise.all([fresh.next('new_signal'), subscriber.next('new_signal')]);

    expect(fresh.messages.map(({ type }) => type)).toContain('trading_update');
    expect(subscriber.messages.map(({ type }) => type)).not.toContain('trading_update');
    fresh.ws.close();
    subscriber.ws.close();
  });

  it('are the same bytes for everyone, with broadcast_info last', async () => {
    const [one, two] = await Promise.all([connect(), connect()]);
    app.control.publish('take_profit_executed');
    const [message] = await Promise.all([one.next('take_profit_executed'), two.next('take_profit_executed')]);
    expect(one.texts.at(-1)).toBe(two.texts.at(-1));
    expect(Object.keys(message).at(-1)).toBe('broadcast_info');
    expect(message.broadcast_info).toMatchObject({ channel: 'general', priority: 'normal', server_version: '1.0.0' });
    expect(message.broadcast_info?.id).toMatch(/^general_\d{13}$/);
    one.ws.close();
    two.ws.close();
  });

  it('escape what is not ASCII', async () => {
    const client = await connect();
    app.control.publish('revalidation_error');
    await client.next('revalidation_error');
    expect(client.texts.at(-1)).toContain('conex\\u00e3o');
    client.ws.close();
  });
});

describe('/ws/signals', () => {
  it('answers actions in compact JSON and ignores the rest', async () => {
    const client = await connectTestClient(`${app.wsUrl}/signals`);
    await client.next('connected');
    client.send({ type: 'ping' });
    client.send({ action: 'status' });
    await client.next('status');
    expect(client.messages.map(({ type }) => type)).toEqual(['connection_established', 'connected', 'status']);
    expect(client.texts[2]).toMatch(/^\{"type":"status","broadcasting_enabled":true,"connected_clients":1,/);
    expect(client.messages[2]?.timestamp).toMatch(/\.\d{6}$/);
    client.ws.close();
  });
});
