import type { DetailTexts } from '../areas/detail.ts';
import { bytes, number, plural } from './words.ts';

export const detail: DetailTexts = {
  label: 'Details',
  close: 'Close details (Esc)',
  tabs: {
    payload: 'Payload',
    raw: 'Raw',
    hex: 'Hex',
    difference: 'Difference',
    initiator: 'Initiator',
    connection: 'Connection',
  },
  copy: 'Copy',
  emptyTitle: 'Nothing selected',
  emptyHint: 'Select a message to read it, or a connection to see who opened it.',
  notJson: 'Not JSON: shown as text.',
  noPayload: 'The payload was not kept.',
  truncated: (kept, all) => `Only the first ${bytes(kept)} of ${bytes(all)} were captured.`,
  shownFirst: (shown, all, unit) => `Showing the first ${number(shown)} of ${number(all)} ${unit}.`,
  nodeCount: (count, kind) => (kind === 'array' ? plural(count, 'item', 'items') : plural(count, 'field', 'fields')),
};
