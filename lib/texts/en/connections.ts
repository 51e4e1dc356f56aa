import type { ConnectionListTexts } from '../areas/connections.ts';
import { englishCause } from './cause.ts';
import { duration, number, plural } from './words.ts';

export const connections: ConnectionListTexts = {
  label: 'Connections',
  all: 'All connections',
  tally: (open, closed) => `${number(open)} open · ${number(closed)} closed`,
  state: { connecting: 'connecting', open: 'open', closing: 'closing', closed: 'closed' },
  openFor: (ms) => `open ${duration(ms)}`,
  connectingFor: (ms) => `connecting, ${duration(ms)}`,
  closedAfter: (ms) => (ms === null ? 'closed' : `closed · ${duration(ms)}`),
  endedWithPage: 'closed with the page',
  notSeenSince: 'not seen since the page was left',
  networkOnly: 'network only',
  networkOnlyHint: 'Seen by the network layer only, not by the page: close code and reason are not known',
  failedAfter: (failure, ms) => englishCause.short(failure) + (ms === null ? '' : ` · ${duration(ms)}`),
  counts: (received, sent) => `${number(received)} received, ${number(sent)} sent`,
  rate: (highest) => `Messages over time, at most ${highest} a second`,
  number: (value) => `connection ${value}`,
  duplicate: 'duplicate',
  older: (count) => plural(count, 'older attempt', 'older attempts'),
  emptyTitle: 'No WebSocket yet',
  emptyHint: 'Connections appear here as soon as the page opens one.',
};
