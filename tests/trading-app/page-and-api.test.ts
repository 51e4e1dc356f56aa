// What the page loads and polls.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTradingApp, type TradingApp } from './server/trading-app.ts';
import { connectTestClient } from './test-client.ts';

let app: TradingApp;

beforeAll(async () => {
  app = await createTradingApp({ timeScale: 0.1 });
});

afterAll(() => app.close());

describe('the page', () => {
  it('is the same under / and /index.html, with its lines where the file has them', async () => {
    const [root, index] = await Promise.all(
      ['/', '/index.html'].map(async (path) => (await fetch(app.url + path)).text()),
    );
    expect(root).toBe(index);
    expect(root).toContain('"timeScale":0.1');
    expect(root).toContain('<py-script src="/static/js/app.py">');
  });

  it.each([
    ['?client=js', '<h1>Trading Scanner</h1>', 'core.js'],
    ['?python=micropython', '<mpy-script src="/static/js/app.py">', 'pyodide.mjs'],
    ['?python=worker', '<script type="py" src="/static/js/app.py" worker>', '<py-script'],
    ['?python=micropython-worker', '<script type="mpy" src="/static/js/app.py" worker>', '<mpy-script'],
    ['?preset=guide', '"preset":"guide"', 'late-server.js'],
  ])('has a variant %s', async (query, present, absent) => {
    const html = await (await fetch(`${app.url}/index.html${query}`)).text();
    expect(html).toContain(present);
    expect(html).not.toContain(absent);
  });

  it('isolates the worker variants', async () => {
    const response = await fetch(`${app.url}/index.html?python=worker`);
    expect(response.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  });

  it.each([
    ['/vendor/pyscript/core.js', 'text/javascript; charset=utf-8'],
    ['/vendor/pyodide/pyodide.mjs', 'text/javascript; charset=utf-8'],
    ['/vendor/pyodide/pyodide.asm.wasm', 'application/wasm'],
    ['/vendor/micropython/micropython.wasm', 'application/wasm'],
    ['/static/js/api_client.py', 'text/x-python; charset=utf-8'],
  ])('serves %s as %s', async (path, mimeType) => {
    const response = await fetch(app.url + path);
    expect(response.headers.get('content-type')).toBe(mimeType);
    await response.body?.cancel();
  });

  it.each(['/static/..%2findex.html', '/static/%2e%2e/%2e%2e/main.ts', '/vendor/pyodide/nothing.js', '/static/%zz'])(
    'does not serve %s',
    async (path) => {
      expect((await fetch(app.url + path)).ok).toBe(false);
    },
  );
});

describe('the API', () => {
  it.each([
    '/health',
    '/ready',
    '/ws/stats',
    '/api/realtime/status',
    '/api/dashboard/summary',
    '/api/positions?active_only=true',
    '/api/signals/active',
    '/api/assets/revalidation-status',
  ])('answers %s to another origin', async (path) => {
    const response = await fetch(app.apiUrl + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toBeTypeOf('object');
  });

  it('says healthy, and no connections whatever is open', async () => {
    const client = await connectTestClient(app.wsUrl);
    expect(await (await fetch(`${app.apiUrl}/health`)).json()).toMatchObject({
      status: 'healthy',
      websocket_connections: 0,
    });
    client.ws.close();
  });

  it('has no /api/websocket/stats', async () => {
    expect((await fetch(`${app.apiUrl}/api/websocket/stats`)).status).toBe(404);
  });

  it('broadcasts the status, with the spaced time format, when it is asked for it', async () => {
    const client = await connectTestClient(app.wsUrl);
    await fetch(`${app.apiUrl}/api/scanner/status`);
    const { payload, broadcast_info } = await client.next('scanner_status_update');
    expect(payload?.timestamp).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00$/);
    expect(payload).not.toHaveProperty('signals_count');
    expect(broadcast_info?.channel).toBe('scanner_status');
    client.ws.close();
  });
});
