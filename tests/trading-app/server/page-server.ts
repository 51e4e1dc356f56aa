// The page, the packages it loads, and POST /control/...: always up, whatever the scenario does to the app's server.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { TradingAppControl } from './control.ts';
import { handleControlRequest } from './control-requests.ts';
import { isWorker, type PageConfig } from './page-config.ts';
import { renderPage } from './page-document.ts';
import { readIndexHtml, readStaticFile } from './static-files.ts';

const ISOLATION = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
const NO_STORE = { 'cache-control': 'no-store' };

export function createPageServer(deps: {
  control: TradingAppControl;
  configFor: (query: URLSearchParams) => PageConfig;
}): Server {
  const { control, configFor } = deps;

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://page');
    const path = url.pathname;
    if (path === '/' || path === '/index.html') return servePage(url, response);
    if (path === '/config.json') return sendJson(response, 200, configFor(url.searchParams));
    if (path === '/favicon.ico') return send(response, 204, {}, '');
    if (path.startsWith('/control/')) return serveControl(path.slice('/control/'.length), request, response);
    return serveFile(path, response);
  }

  async function servePage(url: URL, response: ServerResponse) {
    const config = configFor(url.searchParams);
    const html = renderPage(await readIndexHtml(), config, url.search);
    const isolation = config.clients !== 'js' && isWorker(config.python) ? ISOLATION : {};
    send(response, 200, { 'content-type': 'text/html; charset=utf-8', ...NO_STORE, ...isolation }, html);
  }

  async function serveControl(name: string, request: IncomingMessage, response: ServerResponse) {
    const body = request.method === 'POST' ? await readBody(request) : {};
    const reply = await handleControlRequest(control, request.method === 'POST' ? name : 'state', body);
    sendJson(response, reply.status, reply.body);
  }

  return createServer((request, response) => {
    serve(request, response).catch((error: unknown) => sendJson(response, 500, { error: String(error) }));
  });
}

async function serveFile(path: string, response: ServerResponse) {
  const file = await readStaticFile(path);
  if (!file) return send(response, 404, { 'content-type': 'text/plain' }, 'Not found');
  const caching = file.isVendor ? { 'cache-control': 'max-age=3600' } : NO_STORE;
  // A worker under cross-origin isolation needs the embedder policy on its own script too.
  send(response, 200, { 'content-type': file.mimeType, ...caching, ...ISOLATION }, file.body);
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (chunks.length === 0) return {};
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString());
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}

function sendJson(response: ServerResponse, status: number, body: unknown) {
  send(response, status, { 'content-type': 'application/json', ...NO_STORE }, JSON.stringify(body));
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string | Buffer) {
  response.writeHead(status, headers);
  response.end(body);
}
