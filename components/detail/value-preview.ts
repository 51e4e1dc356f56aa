// A value of a payload in one short line. Pure, and never longer in the making than what it shows.
import type { Json } from '../../lib/decode/decoded.ts';
import { oneLine } from '../ui/visible-text.ts';
import { childCount, firstEntries, isBranch, type JsonBranch } from './tree-lines.ts';

const MAX_TEXT_LENGTH = 300;
const MAX_PART_LENGTH = 60;
const MAX_KEY_LENGTH = 40;
const MAX_BRANCH_LENGTH = 120;
const MAX_PARTS = 12;

export function valuePreview(value: Json): string {
  if (isBranch(value)) return branchPreview(value);
  return typeof value === 'string' ? quoted(value, MAX_TEXT_LENGTH) : String(value);
}

/** `{symbol: "BTC", side: "BUY", …}`: one level, never deeper. */
export function branchPreview(branch: JsonBranch): string {
  const isList = Array.isArray(branch);
  const count = childCount(branch);
  let text = '';
  for (const [key, value] of firstEntries(branch, MAX_PARTS)) {
    if (text.length > MAX_BRANCH_LENGTH) break;
    text += `${text === '' ? '' : ', '}${isList ? '' : `${key.slice(0, MAX_KEY_LENGTH)}: `}${partOf(value)}`;
  }
  const more = text.length > MAX_BRANCH_LENGTH || count > MAX_PARTS ? ', …' : '';
  const body = oneLine(text, MAX_BRANCH_LENGTH) + more;
  return isList ? `(${count}) [${body}]` : `{${body}}`;
}

function partOf(value: Json): string {
  if (isBranch(value)) return Array.isArray(value) ? `[${value.length}]` : '{…}';
  return typeof value === 'string' ? quoted(value, MAX_PART_LENGTH) : String(value);
}

function quoted(text: string, maxLength: number): string {
  return `"${oneLine(text, maxLength)}"`;
}
