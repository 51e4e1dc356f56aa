// Much at once: the page goes on, memory is bounded, and what is cut is said.
import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { readPanel } from '../browser/read-panel.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { accountedCount, hashOf, readCaptured, readSettled } from './captured.ts';
import { binaryMessage, type StreamServer, streamMessage, withStreamServer } from './stream-server.ts';
import { type Inspected, withPanel } from './with-panel.ts';

type Scene = Inspected & { readonly server: StreamServer };

function withStreams(task: (scene: Scene) => Promise<void>): Promise<void> {
  return withStreamServer((server) => withPanel((inspected) => task({ ...inspected, server })));
}

interface StreamPage {
  follow(id: string, path: string, goal: number, binaryType: BinaryType): Promise<number>;
}

/** Follows a path until `goal` messages came, then closes; how many the page got. */
function follow({ page }: Scene, path: string, goal: number, binaryType: BinaryType = 'blob'): Promise<number> {
  return page.evaluate(
    (id, address, count, type) => (globalThis as unknown as StreamPage).follow(id, address, count, type as BinaryType),
    path.split('/')[2] ?? '',
    path,
    goal,
    binaryType,
  );
}

/** On a machine that is busy with other things; seconds on a quiet one. */
const LONG_MS = 300_000;

describe('pressure', () => {
  it('takes a burst of 200,000 messages: what the panel has and what it says is gone add up', {
    timeout: LONG_MS,
  }, async () => {
    await withStreams(async (scene) => {
      const { page, open, server, console } = scene;
      const docked = await open();
      await page.goto(server.url);
      const count = 200_000;
      expect(await follow(scene, `/burst/burst/${count}`, count)).toBe(count);
      const captured = await readSettled(scene, count, 200_000);
      const received = captured.received('burst');
      expect(received.length + captured.droppedCount).toBe(count);
      const numbers = received.map(({ payload }) => Number(/"n":(\d+)/.exec(String(payload))?.[1]));
      expect(hashOf(received.map(({ payload }) => payload))).toBe(
        hashOf(numbers.map((n) => streamMessage('burst', n))),
      );
      expect(numbers.findIndex((n, index) => index > 0 && n <= (numbers[index - 1] ?? n))).toBe(-1);
      const { status } = await readPanel(docked.panel);
      if (captured.droppedCount === 0) expect(status.join()).toMatch(/Nothing dropped/);
      else expect(status.join().replace(/\D/g, '')).toContain(`${captured.droppedCount}`);
      expect(console).toEqual([]);
    });
  });

  it('cuts messages of 64 MiB and says so', async () => {
    await withStreams(async (scene) => {
      const { page, open, server, console } = scene;
      const docked = await open();
      await page.goto(server.url);
      expect(await follow(scene, '/giant/text/64', 1)).toBe(1);
      expect(await follow(scene, '/giant/binary/64', 1, 'arraybuffer')).toBe(1);
      expect(await follow(scene, '/giant/blob/64', 1)).toBe(1);
      await scene.shows('three messages', (panel) => accountedCount(panel) === 3);
      const { status } = await readPanel(docked.panel);
      expect(status.join()).toMatch(/3 payloads cut/);
      expect(console).toEqual([]);
    });
  });

  it.each(['arraybuffer', 'blob'] as const)('keeps binary messages byte for byte, as %s', async (type) => {
    await withStreams(async (scene) => {
      const { page, open, server } = scene;
      await open();
      await page.goto(server.url);
      const count = 2_000;
      expect(await follow(scene, `/binary/binary/${count}`, count, type)).toBe(count);
      const received = (await readSettled(scene, count)).received('binary');
      const sent = Array.from({ length: count }, (_, n) => binaryMessage(n));
      expect(hashOf(received.map(({ payload }) => payload))).toBe(hashOf(sent));
    });
  });

  it('follows 1,000 connections that are opened and closed as fast as the browser can', async () => {
    await withStreams(async (scene) => {
      const { page, open, server, console } = scene;
      const docked = await open();
      await page.goto(server.url);
      const count = 1_000;
      await page.evaluate(async (total) => {
        // Chromium refuses more than 255 at a time.
        for (let part = 0; part < total; part += 100) {
          const ends = Array.from({ length: 100 }, () => {
            const socket = new WebSocket(`ws://${location.host}/echo`);
            socket.onopen = () => socket.close(1000);
            return new Promise((resolve) => socket.addEventListener('close', resolve));
          });
          await Promise.all(ends);
        }
      }, count);
      const captured = await waitUntil(
        'the panel knows every end',
        async () => {
          const now = await readCaptured(page, docked);
          return now.events.filter(({ type }) => type === 'connection-closed').length === count ? now : null;
        },
        { intervalMs: 500 },
      );
      for (const type of ['connection-created', 'connection-opened', 'close-requested'] as const) {
        expect(captured.events.filter((event) => event.type === type)).toHaveLength(count);
      }
      expect(captured.losses).toMatchObject({ droppedCount: 0, refusedCount: 0, faultCount: 0 });
      expect(console).toEqual([]);
    });
  });

  it('lets a page take 200,000 messages at up to 50,000 a second, and lets go of what the panel holds', {
    timeout: LONG_MS,
  }, async () => {
    await withStreams(async (scene) => {
      const { page, open, server, console } = scene;
      await open();
      await page.goto(server.url);
      // Kept whole they would be 66 MiB of text and 16 MiB of columns. `npm run bench` goes on for a minute.
      const count = 200_000;
      expect(await follow(scene, `/stream/flood/50000/${count}`, count)).toBe(count);
      const captured = await readSettled(scene, count, 200_000);
      expect(captured.received('flood').length + captured.droppedCount).toBe(count);
      expect(await heapMiB(page)).toBeLessThan(48);
      expect(console).toEqual([]);
    });
  });
});

/** What the page's scripts and ours hold, with the storage behind typed arrays. */
async function heapMiB(page: Page): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  // Chromium tells more than its protocol's types.
  const usage: { usedSize: number; backingStorageSize?: number } = await session.send('Runtime.getHeapUsage');
  if (usage.backingStorageSize === undefined)
    throw new Error('This Chromium does not tell the size of backing storage.');
  return (usage.usedSize + usage.backingStorageSize) / 2 ** 20;
}
