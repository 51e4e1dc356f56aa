// Each scenario as a client without a browser meets it.
import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { listen } from './server/listen.ts';
import { createTradingApp, type TradingApp, type TradingAppOptions } from './server/trading-app.ts';
import { connectTestClient, until } from './test-client.ts';

let app: TradingApp;

afterEach(() => app.close());

async function start(options: TradingAppOptions = {}) {
  app = await createTradingApp({ timeScale: 0.01, ...options });
}

async function connect() {
  const client = await connectTestClient(app.wsUrl);
  await client.next('connection_established');
  return client;
}

describe('a server that is not there', () => {
  it.each(['late', 'refused'] as const)(
    'refuses in the scenario %s and serves the page all the same',
    async (scenario) => {
      await start({ scenario });
      await expect(connect()).rejects.toThrow('ECONNREFUSED');
      expect((await fetch(`${app.url}/index.html`)).status).toBe(200);
    },
  );

  it('is there once the late server is told to start, by HTTP as well', async () => {
    await start({ scenario: 'late' });
    const late = JSON.stringify({ before: Date.now() - 1 });
    expect((await fetch(`${app.url}/control/start`, { method: 'POST', body: late })).status).toBe(409);
    expect((await fetch(`${app.url}/control/start`, { method: 'POST' })).status).toBe(200);
    await connect();
    expect(app.control.state()).toEqual({ scenario: 'late', isListening: true, openCount: 1, listedCount: 1 });
  });
});

describe('a server that goes', () => {
  it('closes with 1012 on a restart and counts its connections anew', async () => {
    await start({ timeScale: 0.1 });
    const client = await connect();
    const restarted = app.control.setScenario('restart');
    expect(await client.closed).toEqual({ code: 1012, reason: '' });
    await until(() => !app.control.state().isListening);
    await expect(connect()).rejects.toThrow('ECONNREFUSED');
    await restarted;
    const again = await connect();
    expect(again.messages[0]?.data?.connection_id).toMatch(/^conn_1_/);
  });

  it('ends connections with 1006 when it is killed', async () => {
    await start();
    const client = await connect();
    await app.control.setScenario('killed');
    expect((await client.closed).code).toBe(1006);
    await expect(connect()).rejects.toThrow();
  });

  it('may be killed by a scenario that is chosen at the start, after the first connection', async () => {
    await start({ scenario: 'killed', timeScale: 0.002 });
    expect((await (await connect()).closed).code).toBe(1006);
  });
});

describe('a server that does not let in', () => {
  it('answers 403 at the upgrade', async () => {
    await start({ scenario: 'forbidden' });
    await expect(connect()).rejects.toThrow('403');
    expect((await fetch(`${app.apiUrl}/health`)).status).toBe(200);
  });

  it('answers 403 on a path that is no WebSocket route', async () => {
    await start();
    await expect(connectTestClient(app.wsUrl.replace('/ws', '/nothing'))).rejects.toThrow('403');
  });

  it('lets the sixth in after one of five has gone', async () => {
    await start({ scenario: 'connection-limit' });
    const clients = await Promise.all(Array.from({ length: 5 }, connect));
    await expect(connect()).rejects.toThrow('403');
    clients[0]?.ws.close();
    await until(() => app.control.state().listedCount === 4);
    await connect();
  });

  it('hangs without an answer, and goes on where it was when the scenario ends', async () => {
    await start({ scenario: 'hang' });
    const ws = new WebSocket(app.wsUrl);
    const opened = new Promise((resolve) => ws.once('open', resolve));
    const health = fetch(`${app.apiUrl}/health`);
    expect(await Promise.race([opened, health, delayed('nothing', 50)])).toBe('nothing');
    expect(ws.readyState).toBe(WebSocket.CONNECTING);
    await app.control.setScenario('healthy');
    await Promise.all([opened, health]);
  });
});

describe('a server that is there and wrong', () => {
  it('forgets open connections as a zombie, but still answers a request for positions', async () => {
    await start();
    const client = await connect();
    await app.control.setScenario('zombie');
    const from = client.messages.length;
    client.send({ type: 'ping' });
    client.send({ type: 'subscribe', data: { channel: 'general' } });
    client.send({ type: 'request_update', data: { type: 'positions' } });
    await client.next('positions_update', from);
    expect(client.messages.slice(from).map(({ type }) => type)).toEqual(['positions_update']);
    expect(app.control.state()).toMatchObject({ openCount: 1, listedCount: 0 });
  });

  it('forgets a new connection at the first push that fails', async () => {
    await start({ scenario: 'zombie' });
    await connect();
    await until(() => app.control.state().listedCount === 0);
    expect(app.control.state().openCount).toBe(1);
  });

  it('drops a forgotten connection after a long silence, without a closing handshake', async () => {
    await start({ scenario: 'zombie', timeScale: 0.0005 });
    expect((await (await connect()).closed).code).toBe(1006);
  });

  it('sends a text that is not JSON and keeps the connection', async () => {
    await start({ scenario: 'bad-json' });
    const client = await connect();
    await client.next('not JSON');
    client.send({ type: 'ping' });
    await client.next('pong');
  });

  it('neither pings nor answers pings with heartbeats off', async () => {
    await start({ scenario: 'heartbeats-off', timeScale: 0.002 });
    const client = await connect();
    client.send({ type: 'ping' });
    for (let pushes = 0; pushes < 5; pushes += 1) await client.next('trading_update', client.messages.length);
    expect(client.messages.map(({ type }) => type)).not.toContain('pong');
    expect(client.messages.map(({ type }) => type)).not.toContain('ping');
  });
});

describe('createTradingApp', () => {
  it('says in one sentence that a port is taken', async () => {
    await start();
    const other = createServer();
    const port = await listen(other, '127.0.0.1', 0);
    const taken = `Port ${port} on 127.0.0.1 is taken: stop the program that uses it or choose another port.`;
    await expect(createTradingApp({ port })).rejects.toThrow(taken);
    await expect(createTradingApp({ backendPort: port })).rejects.toThrow(taken);
    await new Promise((resolve) => other.close(resolve));
  });

  it('puts five connections and no pushes into the later generation', async () => {
    await start({ generation: 'H' });
    await Promise.all(Array.from({ length: 5 }, connect));
    await expect(connect()).rejects.toThrow('403');
  });
});

function delayed<Value>(value: Value, ms: number): Promise<Value> {
  return new Promise((resolve) => setTimeout(() => resolve(value), ms));
}
