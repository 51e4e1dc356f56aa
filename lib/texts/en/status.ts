import type { StatusTexts } from '../areas/status.ts';
import { englishNotObserved } from './not-observed.ts';
import { bytes, duration, number, plural } from './words.ts';

export const status: StatusTexts = {
  label: 'Status',
  messages: (shown, all) =>
    shown === all ? plural(all, 'message', 'messages') : `${number(shown)} of ${plural(all, 'message', 'messages')}`,
  bytes: (received, sent) => `↓ ${bytes(received)} ↑ ${bytes(sent)}`,
  selected: ({ count, sentBytes, receivedBytes, durationMs }) =>
    `${number(count)} selected: ↓ ${bytes(receivedBytes)} ↑ ${bytes(sentBytes)} in ${duration(durationMs)}`,
  since: (time) => `since ${time}`,
  sinceBeforeDevTools: (time, ms) => `since ${time} (${duration(ms)} before DevTools opened)`,
  sinceClear: (time) => `cleared at ${time}`,
  nothingDropped: 'Nothing dropped',
  losses: ({ droppedCount, droppedBytes, refusedCount, faultCount, cutCount }) =>
    [
      droppedCount > 0 &&
        `${number(droppedCount)} dropped: lost on the way or no longer kept${droppedBytes > 0 ? ` (${bytes(droppedBytes)})` : ''}`,
      refusedCount > 0 && `${plural(refusedCount, 'event was', 'events were')} not understood`,
      cutCount > 0 && `${plural(cutCount, 'payload', 'payloads')} cut`,
      faultCount > 0 && `${plural(faultCount, 'fault', 'faults')} of ours`,
    ]
      .filter(Boolean)
      .join(' · '),
  unrecorded: (count) => `${plural(count, 'message', 'messages')} not recorded while paused`,
  notObserved: (lines) => `${number(lines)} not observed`,
  notObservedTitle: 'What could not be seen in this tab, and why',
  notObservedLine: englishNotObserved,
  link: {
    connecting: 'Connecting to the page…',
    attached: 'Live',
    detached: 'Page not reachable: reload it',
    file: 'From a file',
  },
  paused: 'Paused',
  notKept: 'Not kept',
  notKeptHint: 'The browser does not store this capture: export it before you close DevTools',
};
