// The pages of the worker tests and their server.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

const SCRIPT = `
  const workers = [];
  function startWorker(source, { revoke = false, ...options } = {}) {
    const type = options.type === 'module' ? { type: 'text/javascript' } : {};
    const url = URL.createObjectURL(new Blob([source], type));
    const worker = new Worker(url, options);
    if (revoke) URL.revokeObjectURL(url);
    return worker;
  }
  const anonymous = (text) => String(text).replace(/blob:[^ )]*?[0-9a-f-]{36}/g, 'blob').replace(/chrome-extension:\\S*/g, 'EXTENSION');
  const describe = (error) => [error.name, anonymous(error.message), anonymous(error.stack)];
  function outcome(worker) {
    const posted = [];
    return new Promise((resolve) => {
      const end = (what) => resolve([...posted, what]);
      setTimeout(() => end('timeout'), 5000);
      worker.onmessage = ({ data }) => (data === 'done' ? end('done') : posted.push(data));
      worker.onmessageerror = () => end('messageerror');
      worker.onerror = (event) => {
        event.preventDefault();
        end(['error', event.constructor.name, anonymous(event.message), anonymous(event.filename), event.lineno, event.colno]);
      };
    });
  }`;

const FILES: Record<string, readonly [string, string]> = {
  '/dependency.mjs': ['text/javascript', 'export const value = 42;'],
  '/dependency.js': ['text/javascript', 'self.imported = 43;'],
  '/data.txt': ['text/plain', 'data'],
  '/classic.js': [
    'text/javascript',
    `importScripts('dependency.js');
     fetch('data.txt').then((response) => response.text()).then((text) => {
       postMessage([imported, text, location.pathname, String(WebSocket)]); postMessage('done');
     });`,
  ],
  '/module.mjs': [
    'text/javascript',
    `import { value } from './dependency.mjs';
     postMessage([value, new URL(import.meta.url).pathname, location.pathname]); postMessage('done');`,
  ],
};

const POLICIES: Record<string, string> = {
  '/own-workers': "worker-src 'self'",
  '/blob-workers': "default-src 'self'; script-src 'self' 'unsafe-inline'; worker-src blob:; connect-src *",
  '/no-eval': "script-src 'self' 'unsafe-inline' blob:",
  '/trusted': "require-trusted-types-for 'script'",
};
export const POLICY_PATHS = Object.keys(POLICIES);

export interface WorkerPages extends AsyncDisposable {
  readonly url: string;
}

export async function serveWorkerPages(): Promise<WorkerPages> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    const file = FILES[path];
    if (file !== undefined) response.writeHead(200, { 'content-type': file[0] }).end(file[1]);
    else if (path.startsWith('/missing')) response.writeHead(404).end();
    else {
      const policy = POLICIES[path];
      const headers = {
        'content-type': 'text/html',
        ...(policy === undefined ? {} : { 'content-security-policy': policy }),
      };
      response
        .writeHead(200, headers)
        .end(`<!doctype html><link rel="icon" href="data:,"><title>Workers</title><script>${SCRIPT}</script>`);
    }
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => socket.on('message', (data) => socket.send(data.toString())));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
