// Both protocols between their own clients and servers, over a real connection.
import { createRequire } from 'node:module';
import { createClient } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { SubscriptionClient, SubscriptionServer } from 'subscriptions-transport-ws';
import { beforeAll, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { decodeAs } from '../decode-as.ts';
import { startHttp, type Tapped, tap } from '../tapped-server.ts';

// The one instance that both libraries load: a bundler would take another of its files.
const { buildSchema, execute, subscribe } = createRequire(import.meta.url)('graphql') as typeof import('graphql');
const schema = buildSchema('type Query { hello: String } type Subscription { ticks: Int }');
const QUERY = 'subscription Ticks {\n  ticks\n}';

async function* ticks() {
  yield { ticks: 1 };
  yield { ticks: 2 };
}

const rootValue = { hello: 'hi', ticks };

/** What passes for one subscription to its end, and one query that is wrong. */
async function viaGraphqlWs(): Promise<Tapped[]> {
  const { server, url, close } = await startHttp();
  const sockets = new WebSocketServer({ server });
  const messages = tap(sockets);
  useServer({ schema, roots: { query: rootValue, subscription: rootValue } }, sockets);
  const client = createClient({ url, webSocketImpl: WebSocket, keepAlive: 5, retryAttempts: 0 });
  await new Promise<void>((resolve, reject) => {
    client.subscribe({ query: QUERY, operationName: 'Ticks' }, { next() {}, error: reject, complete: resolve });
  });
  await new Promise<void>((resolve) => {
    client.subscribe({ query: '{ wrong }' }, { next() {}, error: () => resolve(), complete: resolve });
  });
  await client.dispose();
  await close();
  return messages;
}

async function viaSubscriptionsTransportWs(): Promise<Tapped[]> {
  const { server, url, close } = await startHttp();
  const sockets = new WebSocketServer({ server, handleProtocols: () => 'graphql-ws' });
  const messages = tap(sockets);
  // The server listens to the same sockets after the tap.
  const options = { schema, rootValue, execute, subscribe, keepAlive: 50_000 };
  SubscriptionServer.create(options as unknown as Parameters<typeof SubscriptionServer.create>[0], sockets as never);
  const client = new SubscriptionClient(url, { reconnect: false, minTimeout: 5_000 }, WebSocket);
  await new Promise<void>((resolve, reject) => {
    client.request({ query: QUERY }).subscribe({ next() {}, error: reject, complete: resolve });
  });
  client.close();
  await close();
  return messages;
}

describe('graphql-transport-ws', () => {
  const decode = decodeAs('graphql-transport-ws');
  let messages: Tapped[] = [];
  beforeAll(async () => {
    messages = await viaGraphqlWs();
  });

  const typed = (type: string) => messages.filter(({ payload }) => decode(payload).typeLabel === type);

  it('knows every message of the library', () => {
    const decoded = messages.map(({ payload }) => decode(payload));
    expect(decoded.map(({ error }) => error)).toEqual(messages.map(() => null));
    const types = new Set(decoded.map(({ typeLabel }) => typeLabel));
    for (const type of ['connection_init', 'connection_ack', 'subscribe', 'next', 'error', 'complete']) {
      expect(types).toContain(type);
    }
  });

  it('pairs an operation with its results, and the init with its ack', () => {
    const [asked] = typed('subscribe').map(({ payload }) => decode(payload));
    const [result] = typed('next').map(({ payload }) => decode(payload));
    expect(asked).toMatchObject({
      channel: 'Ticks',
      summary: 'subscription Ticks { ticks }',
      pairing: { role: 'request' },
    });
    expect(result).toMatchObject({ summary: '{"ticks":1}', pairing: { key: asked?.pairing?.key, role: 'reply' } });
    expect(decode(typed('connection_init')[0]?.payload ?? '').pairing).toEqual({ key: 'connect', role: 'request' });
    expect(decode(typed('connection_ack')[0]?.payload ?? '').pairing).toEqual({ key: 'connect', role: 'reply' });
  });

  it('shows the errors of a wrong query', () => {
    expect(decode(typed('error')[0]?.payload ?? '').summary).toContain('Cannot query field');
  });

  it('takes ping and pong for heartbeats', () => {
    expect(decode('{"type":"ping"}')).toMatchObject({ isHeartbeat: true, pairing: { key: 'ping', role: 'request' } });
    expect(decode('{"type":"pong"}')).toMatchObject({ isHeartbeat: true, pairing: { key: 'ping', role: 'reply' } });
  });

  it.each(['{"type":"ka"}', '{"type":"start","id":"1"}', '{"type":7}', '[]', 'ping', ''])('refuses %j', (text) => {
    expect(decode(text).error).toMatch(/no message of GraphQL/);
  });
});

describe('subscriptions-transport-ws', () => {
  const decode = decodeAs('graphql-ws');

  it('knows every message of the library, and pairs them', async () => {
    const decoded = (await viaSubscriptionsTransportWs()).map(({ payload }) => decode(payload));
    expect(decoded.map(({ error }) => error)).toEqual(decoded.map(() => null));
    const find = (type: string) => decoded.find(({ typeLabel }) => typeLabel === type);
    expect(find('ka')).toMatchObject({ isHeartbeat: true, pairing: null });
    expect(find('start')).toMatchObject({ channel: 'Ticks', pairing: { role: 'request' } });
    expect(find('data')?.pairing).toEqual({ key: find('start')?.pairing?.key, role: 'reply' });
    expect(find('data')?.summary).toBe('{"ticks":1}');
    expect(find('complete')?.pairing?.role).toBe('reply');
  });
});
