// Serves the pages, the Python runtimes from their npm packages (also under names of no meaning), and an endpoint that
// notes which cases have opened their socket.
import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { WebSocketServer } from 'ws';
import { readStaticFile, type StaticFile } from '../trading-app/server/static-files.ts';

const PAGES = join(import.meta.dirname, 'pages');
const PAGE_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.py': 'text/x-python; charset=utf-8',
};
/** Workers that use the page's `window` need cross-origin isolation. */
const ISOLATION = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** Files of runtimes as a bundler would name them, with the names that they refer to each other by. */
const RENAMED: Record<string, string> = {
  '/renamed/a.mjs': '/vendor/pyodide/pyodide.mjs',
  '/renamed/b.mjs': '/vendor/pyodide/pyodide.asm.mjs',
  '/renamed/c.wasm': '/vendor/pyodide/pyodide.asm.wasm',
  '/renamed/python_stdlib.zip': '/vendor/pyodide/python_stdlib.zip',
  '/renamed/pyodide-lock.json': '/vendor/pyodide/pyodide-lock.json',
  '/renamed/m.mjs': '/vendor/micropython/micropython.mjs',
  '/renamed/n.wasm': '/vendor/micropython/micropython.wasm',
  // Served with a type that streaming refuses, so that the runtime falls back to bytes.
  '/renamed/bytes.bin': '/vendor/micropython/micropython.wasm',
};

/** A socket of Python's own has no path that could name a case. */
export const PYTHON_SOCKET = 'python-socket';

export interface CaseServer extends AsyncDisposable {
  /** Without a trailing slash. */
  readonly url: string;
  /** Cases whose socket has come since the last `reset`. */
  readonly seen: Set<string>;
  reset(): void;
}

export async function startCaseServer(): Promise<CaseServer> {
  const seen = new Set<string>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    serve(path, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket, request) => {
    const id = /^\/case\/(.+)$/.exec(request.url ?? '')?.[1];
    seen.add(id ?? PYTHON_SOCKET);
    if (id === 'closing' || id === 'method') socket.close(1000);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    reset: () => seen.clear(),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function serve(path: string, response: ServerResponse): Promise<void> {
  const file = path.startsWith('/pages/') ? await readPageFile(path.slice(7)) : await readRuntime(path);
  if (file === null) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': file.mimeType, ...ISOLATION }).end(file.body);
}

async function readPageFile(name: string): Promise<Pick<StaticFile, 'body' | 'mimeType'> | null> {
  const mimeType = PAGE_TYPES[extname(name)];
  const path = normalize(join(PAGES, name));
  if (mimeType === undefined || !path.startsWith(PAGES)) return null;
  return { body: await readFile(path), mimeType };
}

async function readRuntime(path: string): Promise<Pick<StaticFile, 'body' | 'mimeType'> | null> {
  const original = RENAMED[path];
  if (original === undefined) return readStaticFile(path);
  const file = await readStaticFile(original);
  if (file === null || path.endsWith('.bin')) return file && { ...file, mimeType: 'application/octet-stream' };
  if (!path.endsWith('.mjs')) return file;
  const text = file.body
    .toString()
    .replaceAll('pyodide.asm.mjs', 'b.mjs')
    .replaceAll('pyodide.asm.wasm', 'c.wasm')
    .replaceAll('micropython.wasm', 'n.wasm');
  return { body: Buffer.from(text), mimeType: file.mimeType };
}

export function readPage(name: string): Promise<string> {
  return readFile(join(PAGES, name), 'utf8');
}
