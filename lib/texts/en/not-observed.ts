// What could not be seen of a tab, in English.
import type { NotObserved } from '../../model/not-observed.ts';
import { plural } from './words.ts';

/** One sentence for each line of the ledger. */
export function englishNotObserved(line: NotObserved): string {
  switch (line.kind) {
    case 'page':
      return 'The page does not answer: it was loaded before the extension, or the browser keeps extensions out of it. Reload it.';
    case 'worker':
      return `${plural(line.urls.length, 'worker', 'workers')} without a hook, or ended before they could report: only the network layer can see what was opened there.`;
    case 'shared-worker':
      return `${plural(line.urls.length, 'shared worker', 'shared workers')}, which no single page owns: what is opened there cannot be seen.`;
    case 'service-worker':
      return `${plural(line.urls.length, 'service worker', 'service workers')}: only the network layer can see what is opened there.`;
    case 'frame':
      return `${plural(line.urls.length, 'frame', 'frames')} without a hook: only the network layer can see what is opened there.`;
    case 'network-only':
      return line.isBlind
        ? `${plural(line.count, 'connection', 'connections')} that only the network layer saw: messages, close code and reason are not known.`
        : `${plural(line.count, 'connection', 'connections')} that only the network layer saw: messages come every few seconds, close code and reason are not known.`;
    case 'before-devtools':
      return `${plural(line.count, 'connection', 'connections')} from before DevTools opened: handshake headers, and the cause where one failed, are not known.`;
    case 'backlog-full':
      return `${plural(line.count, 'event', 'events')} from before DevTools opened: a page keeps only its newest.`;
    case 'panel-behind':
      return `${plural(line.count, 'message', 'messages')} that came faster than the panel could take.`;
    case 'evicted':
      return `${plural(line.count, 'message', 'messages')}, the oldest: no longer kept, so that memory stays bounded.`;
    case 'lost':
      return `${plural(line.count, 'event', 'events')} lost on the way from the page.`;
    case 'refused':
      return `${plural(line.count, 'post', 'posts')} from the page that made no sense and were refused.`;
    case 'fault':
      return `${plural(line.count, 'fault', 'faults')} of this extension, caught: the page went on, but something may be missing.`;
    case 'stepped-aside':
      return `The hook gave up in ${plural(line.count, 'realm', 'realms')} after repeated faults: nothing more is seen there.`;
  }
}
