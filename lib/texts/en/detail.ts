import type { DetailTexts } from '../areas/detail.ts';
import { bytes, number, plural } from './words.ts';

export const detail: DetailTexts = {
  label: 'Details',
  close: 'Close details (Esc)',
  tabs: {
    payload: 'Payload',
    raw: 'Raw',
    hex: 'Hex',
    difference: 'Diff',
    initiator: 'Initiator',
    connection: 'Connection',
    note: 'Note',
  },
  copy: 'Copy',
  emptyTitle: 'Nothing selected',
  emptyHint: 'Select a message to read it, or a connection to see who opened it.',
  format: 'Read as',
  formatHint: 'What all messages of this connection are read as',
  readAs: (name) => `read as ${name}`,
  producer: { javascript: 'written by JavaScript', python: 'written by Python' },
  producerHint: 'A guess: JSON.stringify writes no spaces, json.dumps of Python does',
  replyAfter: (time) => `Reply after ${time}, at`,
  replyTo: (time) => `Replies within ${time} to`,
  noReply: 'No reply yet',
  noRequest: 'A reply whose request is not here',
  driftTitle: (count) => `${plural(count, 'difference', 'differences')} from the schema of its type`,
  drift: ({ kind, expected, found }) => {
    switch (kind) {
      case 'unknown-type':
        return 'is a type that the schema does not know';
      case 'missing':
        return `is missing${expected === null ? '' : ` (${expected})`}`;
      case 'extra':
        return `is not in the schema${found === null ? '' : ` (${found})`}`;
      case 'mistyped':
        return `is ${found ?? 'something else'}, not ${expected ?? 'what the schema says'}`;
    }
  },
  notDecoded: (name) => `Could not be read as ${name}, so it is shown as it came:`,
  tooLong: 'Too long to be read at once: shown as text.',
  notJson: 'Not JSON: shown as text.',
  noPayload: 'The payload was not kept.',
  truncated: (kept, all) => `Only the first ${bytes(kept)} of ${bytes(all)} were captured.`,
  shownFirst: (shown, all, unit) => `Showing the first ${number(shown)} of ${number(all)} ${unit}.`,
  nodeCount: (count, kind) => (kind === 'array' ? plural(count, 'item', 'items') : plural(count, 'field', 'fields')),
};
