// Before anything else the frames of the tab are asked for what they hold: they answer while the browser reads the rest.
import { browser } from 'wxt/browser';
import { pagesReader, readAhead } from '../../lib/transport/pages-reader.ts';
import { connectFrames } from './connect-frames.ts';

const { tabId } = browser.devtools.inspectedWindow;
const readPages = readAhead(
  pagesReader({
    connect: (visitor, onLost) => connectFrames(tabId, visitor, onLost),
    delay: (task, delayMs) => setTimeout(task, delayMs),
  }),
);
const { startPanel } = await import('./start.tsx');
await startPanel(readPages);
