// Before anything else the frames of the tab are asked for what they hold: they answer while the browser reads the rest.
import { browser } from 'wxt/browser';
import { pagesReader, readAhead } from '../../lib/transport/pages-reader.ts';
import { connectFrames } from './connect-frames.ts';

/** What a frame takes to say that it is there; then what it holds comes while the panel is drawn, and not after. ms */
const ANSWER_MS = 20;

const { tabId } = browser.devtools.inspectedWindow;
const answered = Promise.withResolvers<void>();
const readPages = readAhead(
  pagesReader({
    connect: (visitor, onLost) =>
      connectFrames(
        tabId,
        {
          ...visitor,
          onPort(port, realmIds) {
            visitor.onPort(port, realmIds);
            answered.resolve();
          },
        },
        onLost,
      ),
    delay: (task, delayMs) => setTimeout(task, delayMs),
  }),
);
setTimeout(answered.resolve, ANSWER_MS);
await answered.promise;
const { startPanel } = await import('./start.tsx');
await startPanel(readPages);
