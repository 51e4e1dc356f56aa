// What a file is, told from its beginning. Pure.

export type FileKind = 'tapewire' | 'har' | 'csv' | 'html' | 'json' | 'zip' | 'unknown';

/** As much of a text as is needed to tell. UTF-16 units. */
export const HEAD_LENGTH = 4_096;

const SESSION_NAME = /\.tapewire(?:\.|$)|\.ndjson(?:\.gz)?$/i;
const HAR_NAME = /\.har(?:\.gz)?$/i;

/** `magic` are the file's first bytes, `head` the beginning of its text, `name` decides where the text is damaged. */
export function fileKindOf(magic: Uint8Array, head: string, name: string): FileKind {
  if (magic[0] === 0x50 && magic[1] === 0x4b) return 'zip';
  if (head.trim() === '') return 'unknown';
  if (/^\s*</.test(head)) return 'html';
  if (/"tapewire-session"|"realmId"/.test(head)) return isHar(head) ? 'har' : 'tapewire';
  if (isHar(head)) return 'har';
  if (/^\s*\{/.test(head)) return SESSION_NAME.test(name) ? 'tapewire' : HAR_NAME.test(name) ? 'har' : 'json';
  if (/\.csv$/i.test(name) || looksLikeCsv(head)) return 'csv';
  if (/^\s*\[/.test(head)) return 'json';
  return SESSION_NAME.test(name) ? 'tapewire' : 'unknown';
}

function isHar(head: string): boolean {
  return /^\s*\{\s*"log"\s*:/.test(head);
}

/** Two lines or more, of three cells or more, as many in the second as in the first. */
function looksLikeCsv(head: string): boolean {
  const [first = '', second = ''] = head.split(/\r?\n/);
  const cells = first.split(/[,;\t]/).length;
  return cells >= 3 && /^[\w"\s,;\t.-]+$/.test(first) && second.split(/[,;\t]/).length >= cells;
}
