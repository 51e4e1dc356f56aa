// Sockets of every kind of frame, and of windows that a script opens, are captured with their messages.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { openPanel } from '../browser/open-panel.ts';
import { readPanel, type ShownPanel } from '../browser/read-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { withPanel } from './with-panel.ts';

/** Sent by each frame and echoed. */
const MESSAGES = 3;

/** A page that runs `?code`, and an endpoint that echoes and counts what it echoed. */
async function withServer(task: (url: string, echoCount: () => number) => Promise<void>): Promise<void> {
  const server = createServer(({ url = '/' }, response) => {
    const code = new URL(url, 'http://page').searchParams.get('code') ?? '';
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><link rel="icon" href="data:,"><title>Frames</title><body><script>${code}</script>`);
  });
  const sockets = new WebSocketServer({ server });
  let count = 0;
  sockets.on('connection', (socket) => {
    socket.on('message', (data, isBinary) => {
      count++;
      socket.send(data, { binary: isBinary });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await task(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, () => count);
  } finally {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** A script that opens a socket at `/NAME` with the constructor of `scope` and sends on it. */
function speaker(url: string, name: string, scope = 'window'): string {
  return `{
    const socket = new ${scope}.WebSocket('${url.replace('http', 'ws')}/${name}');
    socket.onopen = () => { for (let n = 0; n < ${MESSAGES}; n++) socket.send('message ' + n); };
  }`;
}

/** Messages sent and received by the path of the endpoint. */
function countsOf({ clients }: ShownPanel): Record<string, readonly [number, number]> {
  const entries = clients.flatMap(({ address, connections }) =>
    connections.map(
      ({ sentCount, receivedCount }) => [address.replace(/^.*\//, ''), [sentCount, receivedCount]] as const,
    ),
  );
  return Object.fromEntries(entries);
}

function allOf(names: readonly string[]): Record<string, readonly [number, number]> {
  return Object.fromEntries(names.map((name) => [name, [MESSAGES, MESSAGES]]));
}

const isComplete = (panel: ShownPanel, count: number): boolean => {
  const counts = Object.values(countsOf(panel));
  return counts.length >= count && counts.every(([sent, received]) => sent === MESSAGES && received === MESSAGES);
};

it('captures the sockets of frames, whatever their document comes from', async () => {
  await withServer((url, echoCount) =>
    withPanel(async ({ page, shows }) => {
      await page.goto(url);
      const pageOf = (name: string, origin = url): string =>
        `${origin}/?code=${encodeURIComponent(speaker(url, name))}`;
      const markupOf = (name: string): string => `<!doctype html><body><script>${speaker(url, name)}</script>`;
      const frames = {
        address: { src: pageOf('address') },
        srcdoc: { srcdoc: markupOf('srcdoc') },
        sandboxed: { src: pageOf('sandboxed'), sandbox: 'allow-scripts' },
        'sandboxed-srcdoc': { srcdoc: markupOf('sandboxed-srcdoc'), sandbox: 'allow-scripts' },
        'other-origin': { src: pageOf('other-origin', url.replace('127.0.0.1', 'localhost')) },
      };
      await page.evaluate(
        (attributesOf, blobMarkup, blankCode) => {
          const append = (attributes: Record<string, string>): HTMLIFrameElement => {
            const frame = document.createElement('iframe');
            for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
            document.body.append(frame);
            return frame;
          };
          for (const attributes of attributesOf) append(attributes);
          append({ src: URL.createObjectURL(new Blob([blobMarkup], { type: 'text/html' })) });
          Object.assign(globalThis, { blank: append({}).contentWindow });
          const script = document.createElement('script');
          script.textContent = blankCode;
          document.body.append(script);
        },
        Object.values(frames),
        markupOf('blob'),
        speaker(url, 'blank', 'blank'),
      );
      const names = [...Object.keys(frames), 'blob', 'blank'];
      // DevTools come afterwards: what the network panel could tell of the sockets is then no help.
      await waitUntil('all frames have spoken', () => echoCount() === MESSAGES * names.length);
      const panel = await shows('all frames', (shown) => isComplete(shown, names.length));
      expect(countsOf(panel)).toEqual(allOf(names));
      expect(panel.status.join()).toMatch(/Nothing dropped/);
    }),
  );
});

it('captures the sockets of windows that a script opens, in their own panels', async () => {
  await withServer((url) =>
    withPanel(async ({ page }) => {
      await page.goto(url);
      const cases = {
        address: { path: `/?code=${encodeURIComponent(speaker(url, 'address'))}`, code: '' },
        blank: { path: '', code: speaker(url, 'blank', 'opened') },
      };
      for (const [name, { path, code }] of Object.entries(cases)) {
        const popup = new Promise<typeof page | null>((resolve) => page.once('popup', resolve));
        await page.evaluate(
          (address, source) => {
            Object.assign(globalThis, { opened: window.open(address) });
            const script = document.createElement('script');
            script.textContent = source;
            document.body.append(script);
          },
          path,
          code,
        );
        const opened = await popup;
        if (opened === null) throw new Error('No window was opened.');
        const { panel } = await openPanel(opened);
        const shown = await waitUntil('the panel shows the messages', async () => {
          const now = await readPanel(panel);
          return isComplete(now, 1) ? now : null;
        });
        expect(countsOf(shown)).toEqual(allOf([name]));
        expect(shown.status.join()).toMatch(/Nothing dropped/);
      }
    }),
  );
});
