// https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html#document-open-steps
// A document that writes itself anew takes every listener off its window, ours included.
import { expect, it } from 'vitest';
import { waitUntil } from '../browser/wait-until.ts';
import { type Captured, readCaptured } from './captured.ts';
import { withStreamServer } from './stream-server.ts';
import { withPanel } from './with-panel.ts';

it('loses nothing at the end of a frame that had called document.open', async () => {
  await withStreamServer((server) =>
    withPanel(async ({ page, open }) => {
      await page.goto(server.url);
      const docked = await open();
      const counting = page.evaluate(async () => {
        const frame = document.createElement('iframe');
        frame.src = '/frame';
        document.body.append(frame);
        await new Promise((resolve) => frame.addEventListener('load', resolve));
        const scope = frame.contentWindow as Window & typeof globalThis;
        scope.document.open();
        scope.document.write('<title>Anew</title><body>');
        scope.document.close();
        const socket = new scope.WebSocket(`ws://${location.host}/stream/anew/4000/1000000`);
        return await new Promise<number>((resolve) => {
          let count = 0;
          scope.addEventListener('pagehide', () => resolve(count));
          socket.onmessage = () => {
            if (++count === 2_000) scope.location.assign('/second');
          };
        });
      });
      const count = await counting;
      let captured: Captured | undefined;
      await waitUntil('the panel knows of the end', async () => {
        captured = await readCaptured(page, docked);
        return captured.events.some(({ type }) => type === 'realm-ended');
      });
      expect(captured?.received('anew').length).toBe(count);
    }),
  );
});
