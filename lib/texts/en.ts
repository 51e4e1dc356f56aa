import { englishCause } from './en-cause.ts';
import { englishNotObserved } from './en-not-observed.ts';
import { formatFor } from './format.ts';
import { listOf, type Part } from './parts.ts';
import type { Texts } from './texts.ts';

const format = formatFor('en-US');
const { number, duration, bytes } = format;
const plural = (count: number, one: string, many: string) => `${number(count)} ${count === 1 ? one : many}`;
const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'];

export const en: Texts = {
  locale: 'en',
  format,
  toolbar: {
    label: 'Recording and filter',
    pause: 'Pause recording of messages (Ctrl+E)',
    record: 'Record messages (Ctrl+E)',
    clear: 'Clear the log; open connections stay (Ctrl+L)',
    filter: 'Filter',
    filterHint: 'Words, /regex/ or key:value, with - to exclude. Keys: dir, type, kind, conn, opener, size>10k',
    invert: 'Invert',
    invertHint: 'Show what does not match the filter',
    keepLog: 'Keep log',
    keepLogHint: 'Do not clear the log when the page reloads or navigates',
    save: 'Export session',
    saving: 'Exporting…',
    saveFailed: 'Export failed',
  },
  findings: {
    label: 'Findings',
    severity: { error: 'Problem', warning: 'Warning', information: 'Note' },
    duplicate: (facts) => [
      `${COUNTS[facts.connections.length] ?? facts.connections.length} connections to `,
      { strong: facts.path },
      facts.isOver ? ' were open at the same time: ' : ' are open at once: ',
      ...listOf(
        facts.connections.map((connection): Part => ({ connection })),
        'and',
      ),
      `, for ${duration(facts.overlapMs)}. ${doubled(facts)}`,
    ],
    failure: ({ connection, failure, attempts, unexplained, isRecovered }) => [
      connection === undefined ? 'A connection' : { connection },
      ` could not connect${inBrackets(attempts, unexplained)}: `,
      englishCause.long(failure, connection?.endpoint.host ?? ''),
      isRecovered ? '. A later attempt succeeded.' : '.',
    ],
    showBoth: (count) => (count === 2 ? 'Show both' : 'Show all'),
    showAttempts: 'Show attempts',
    more: (count) => `${plural(count, 'more finding', 'more findings')}`,
    fewer: 'Show fewer',
  },
  connections: {
    label: 'Connections',
    all: 'All connections',
    tally: (open, closed) => `${number(open)} open · ${number(closed)} closed`,
    state: { connecting: 'connecting', open: 'open', closing: 'closing', closed: 'closed' },
    openFor: (ms) => `open ${duration(ms)}`,
    connectingFor: (ms) => `connecting, ${duration(ms)}`,
    closedAfter: (ms) => (ms === null ? 'closed' : `closed after ${duration(ms)}`),
    endedWithPage: 'closed with the page',
    notSeenSince: 'not seen since the page was left',
    networkOnly: 'network only',
    networkOnlyHint: 'Seen by the network layer only, not by the page: close code and reason are not known',
    failedAfter: (failure, ms) => englishCause.short(failure) + (ms === null ? '' : ` · ${duration(ms)}`),
    counts: (received, sent) => `${number(received)} received, ${number(sent)} sent`,
    number: (value) => `connection ${value}`,
    duplicate: 'duplicate',
    unnamedClient: 'unnamed code',
    emptyTitle: 'No WebSocket yet',
    emptyHint: 'Connections appear here as soon as the page opens one.',
  },
  opener: {
    short: { javascript: 'JS', python: 'Py', unknown: '?' },
    long: { javascript: 'JavaScript', python: 'Python (PyScript)', unknown: 'unknown code' },
    noPlace: 'place unknown',
  },
  grid: {
    label: 'Messages',
    columns: {
      time: 'Time',
      delta: 'Δ ms',
      connection: 'Conn',
      direction: 'Direction',
      type: 'Type',
      size: 'Size',
      summary: 'Summary',
    },
    sent: 'sent',
    received: 'received',
    binary: 'binary',
    text: 'text',
    opened: ({ openedAt, createdAt, subprotocol, witnesses }) =>
      !witnesses.hook
        ? 'open, seen by the network layer only'
        : `open after ${duration((openedAt ?? createdAt) - createdAt)}${subprotocol ? `, subprotocol ${subprotocol}` : ''}`,
    ended: ({ close, endedWithRealm, endpoint }, failure) => {
      if (failure?.cause === 'never-constructed') {
        return `Could not be constructed: ${failure.text ?? 'the page’s own code threw'}`;
      }
      if (failure !== null) return `Could not connect: ${englishCause.long(failure, endpoint.host)}`;
      if (endedWithRealm) return 'Closed with the page';
      if (close === null) return 'Closed';
      const reason = close.reason === '' ? '' : `: “${close.reason}”`;
      return `Closed ${close.code}, ${englishCause.closeCode(close.code, true)}${reason}`;
    },
    sendFailed: ({ readyState, errorName }) => {
      if (errorName === null) return `Send discarded: the connection was ${readyState}`;
      return readyState === 'connecting' ? `Send failed: still connecting (${errorName})` : `Send failed: ${errorName}`;
    },
    arrivedTimes: (copies) => `Arrived on ${number(copies)} connections that were open at once`,
    emptyTitle: 'No messages yet',
    emptyHint:
      'What the page sends and receives over its WebSockets is listed here, with what it did before DevTools opened.',
    noMatchTitle: 'Nothing matches',
    noMatchHint: 'Change the filter or choose other connections.',
    toNewest: 'Follow newest',
  },
  detail: {
    label: 'Details',
    close: 'Close details (Esc)',
    tabs: { payload: 'Payload', raw: 'Raw', hex: 'Hex', initiator: 'Initiator', connection: 'Connection' },
    copy: 'Copy',
    emptyTitle: 'Nothing selected',
    emptyHint: 'Select a message to read it, or a connection to see who opened it.',
    notJson: 'Not JSON: shown as text.',
    noPayload: 'The payload was not kept.',
    truncated: (kept, all) => `Only the first ${bytes(kept)} of ${bytes(all)} were captured.`,
    shownFirst: (shown, all, unit) => `Showing the first ${number(shown)} of ${number(all)} ${unit}.`,
    nodeCount: (count, kind) => (kind === 'array' ? plural(count, 'item', 'items') : plural(count, 'field', 'fields')),
  },
  initiator: {
    opener: 'Opened by',
    initiator: 'Caused by',
    openerHint: 'The code that called the WebSocket constructor',
    confidence: 'Confidence',
    confidences: { certain: 'certain', high: 'high', medium: 'medium', none: 'unknown' },
    evidence: 'Evidence',
    rules: {
      'runtime-calls-constructor': 'The Python runtime itself called the constructor.',
      'pyscript-core-only': 'Only PyScript’s own code is on the stack: it acts for Python.',
      'script-called-by-runtime': 'A script called the constructor, and the Python runtime had called that script.',
      'script-called-by-pyscript-core':
        'A script called the constructor, and PyScript’s own code had called that script.',
      'script-only': 'Only scripts of the page are on the stack.',
      'no-frames': 'The stack was empty: who opened this is not known.',
    },
    stack: 'Stack at the constructor',
    noStack: 'No stack was captured.',
  },
  connection: {
    general: 'General',
    url: 'URL',
    state: 'State',
    openedBy: 'Opened by',
    requestedSubprotocols: 'Requested subprotocols',
    subprotocol: 'Subprotocol',
    extensions: 'Extensions',
    none: 'none',
    times: 'Times',
    created: 'Created',
    constructorThrew: 'Constructor threw',
    opened: 'Opened',
    closeRequested: 'Page asked to close',
    closed: 'Closed',
    traffic: 'Traffic',
    received: 'Received',
    sent: 'Sent',
    trafficNotSeen: 'not seen: this browser’s network layer tells no messages',
    messagesAndBytes: (count, size) => `${plural(count, 'message', 'messages')}, ${bytes(size)}`,
    notSent: 'Not sent',
    failedSends: (count) => `${plural(count, 'call of send', 'calls of send')} threw or had no effect`,
    closing: 'Close',
    closeCode: 'Close code',
    closeReason: 'Close reason',
    closeMeaning: englishCause.closeCode,
    wasClean: (wasClean) => (wasClean ? 'both sides agreed to close' : 'the closing handshake was not completed'),
    failure: 'Why it failed',
    browserSaid: 'The browser said',
    witnesses: 'Seen by',
    seenByHook: 'the page only: the network layer did not report it',
    seenByNetwork: 'the network layer only: messages and opener are incomplete',
    seenByBoth: 'the page and the network layer',
    httpStatus: 'HTTP status',
    requestHeaders: 'Handshake request headers',
    responseHeaders: 'Handshake response headers',
  },
  cause: englishCause,
  status: {
    label: 'Status',
    messages: (shown, all) =>
      shown === all ? plural(all, 'message', 'messages') : `${number(shown)} of ${plural(all, 'message', 'messages')}`,
    bytes: (received, sent) => `↓ ${bytes(received)} ↑ ${bytes(sent)}`,
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
    link: { connecting: 'Connecting to the page…', attached: 'Live', detached: 'Page not reachable: reload it' },
    paused: 'Paused',
  },
  resize: { connections: 'Width of the connection list', detail: 'Size of the details' },
};

function inBrackets(attempts: number, unexplained: number): string {
  const parts = [
    (attempts > 1 || unexplained > 0) && plural(attempts, 'attempt', 'attempts'),
    unexplained > 0 && `and ${number(unexplained)} more of unknown cause`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function doubled(facts: {
  evidence: string;
  broadcasts: number;
  doubledBroadcasts: number;
  doubledBytes: number;
}): string {
  if (facts.evidence === 'none' || facts.broadcasts === 0) return 'Nothing has arrived on both so far.';
  const what = facts.evidence === 'broadcast-id' ? 'broadcasts' : 'messages';
  const cost = facts.doubledBytes > 0 ? ` (${bytes(facts.doubledBytes)} too much)` : '';
  return `${number(facts.doubledBroadcasts)} of ${number(facts.broadcasts)} ${what} arrived twice${cost}.`;
}
