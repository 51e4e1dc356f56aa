import type { GridTexts } from '../areas/grid.ts';
import { englishCause } from './cause.ts';
import { duration, number, plural } from './words.ts';

export const grid: GridTexts = {
  label: 'Messages',
  columns: {
    time: 'Time',
    delta: 'Δ ms',
    connection: 'Conn',
    direction: 'Direction',
    type: 'Type',
    channel: 'Channel',
    format: 'Format',
    size: 'Size',
    summary: 'Summary',
  },
  columnMenu: 'Columns',
  resetColumns: 'Reset columns',
  sortedBy: (column, isDescending) => `Sorted by ${column}, ${isDescending ? 'descending' : 'ascending'}`,
  rowMenu: 'Selected messages',
  star: 'Star',
  starred: 'Starred',
  onlyConnection: 'Only this connection',
  selected: (count) => `${plural(count, 'row', 'rows')} selected`,
  notDecoded: 'Could not be decoded: shown as it came',
  unknownType: 'A type that the schema does not know',
  drifted: (count) => `${plural(count, 'difference', 'differences')} from the schema of its type`,
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
  takeInNewest: 'Sort again, with what arrived since',
  newRows: (count) => `${number(count)} new`,
};
