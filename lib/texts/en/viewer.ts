import type { ViewerTexts } from '../areas/viewer.ts';
import { number, plural } from './words.ts';

export const viewer: ViewerTexts = {
  openSession: 'Open session…',
  openSessionHint: 'Open a saved session or a HAR in a tab of its own',
  intro: 'Open a capture and see what the panel showed: connections, messages and findings.',
  drop: 'Drop a session or a HAR here',
  dropNow: 'Drop to open',
  choose: 'Choose a file…',
  kinds: 'Sessions of Tapewire (.tapewire.ndjson.gz), and HAR files of Chrome, Playwright, mitmproxy or HTTP Toolkit',
  stays: 'The file is read here and sent nowhere.',
  reading: (name) => `Reading ${name}`,
  readSoFar: (eventCount, share) => `${number(Math.round(share * 100))} %, ${plural(eventCount, 'event', 'events')}`,
  cancel: 'Cancel',
  another: 'Open another…',
  refused: (name) => `${name} could not be opened.`,
  unreadable: 'The browser could not read it: it may have been moved or changed since.',
  openedFile: 'Opened file',
  savedAt: (time) => `saved ${time}`,
  redacted: 'redacted',
  notRedacted: 'not redacted',
  part: 'part of a capture',
  problems: (count) => `All ${number(count)}`,
};
