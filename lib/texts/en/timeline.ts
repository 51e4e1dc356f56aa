import type { TimelineTexts } from '../areas/timeline.ts';
import { englishCause } from './cause.ts';
import { duration, number, plural } from './words.ts';

export const timeline: TimelineTexts = {
  label: 'Timeline',
  hint: 'Zoom with the wheel, plus and minus or W and S; move by dragging, with Shift and the wheel, the arrow keys or A and D; 0 shows all. Drag along the axis, or press F, to see the messages of that time only.',
  summary: (clients, connections, findings) =>
    `${plural(clients, 'client', 'clients')}, ${plural(connections, 'connection', 'connections')}, ${plural(findings, 'finding', 'findings')}`,
  zoomIn: 'Zoom in (W)',
  zoomOut: 'Zoom out (S)',
  clearBrush: 'Messages of a part of the time only: show those of all times (Esc)',
  showAll: 'Show the whole session (0)',
  range: (from, until, ms) => `${from} to ${until} · ${duration(ms)}`,
  emptyTitle: 'Nothing happened yet',
  emptyHint: 'Each client gets a lane here as soon as the page opens a WebSocket.',
  caption: (of, failure) => (failure === null ? `#${of}` : `#${of} ${englishCause.short(failure)}`),
  captionOfEnd: ({ close, endedWithRealm }) => (endedWithRealm ? 'page left' : close === null ? null : `${close.code}`),
  duplicate: ({ comparedBy, doubledBroadcasts, broadcasts }) =>
    comparedBy === 'none' || broadcasts === 0
      ? 'duplicate'
      : `duplicate: ${number(doubledBroadcasts)} of ${number(broadcasts)} arrived twice`,
  duplicateShort: 'duplicate',
  phase: { connecting: 'connecting', open: 'open', closing: 'closing', failed: 'failed' },
  lasted: (time) => `for ${time}`,
  waited: (time, of) => `waited ${time} before #${of}`,
  messages: (received, sent, withinMs) =>
    `${number(received)} received, ${number(sent)} sent within ${duration(withinMs)}`,
  beat: {
    answered: (took) => `heartbeat, answered after ${took}`,
    missed: () => 'heartbeat, never answered',
    awaited: () => 'heartbeat, not answered yet',
    alone: () => 'heartbeat that needs no answer',
  },
  moment: {
    page: 'page loaded',
    attached: 'DevTools opened',
    note: 'Note:',
    hidden: 'page hidden',
    navigating: 'no page',
  },
  afterStart: (offset) => `${offset} after the start`,
  earlier: (count) => `${plural(count, 'earlier connection', 'earlier connections')}`,
  told: (of, state, offset) => `#${of} at ${offset}: ${state}`,
};
