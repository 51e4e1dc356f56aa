// The outline of CBOR (RFC 8949). Pure.
import { MAX_DEPTH } from './readable.ts';
import type { Scan } from './scan.ts';

const BREAK = 0xff;
/** An indefinite string, list or map waits for its break. */
const UNTIL_BREAK = -1;

interface Open {
  readonly major: number;
  left: number;
  seen: number;
}

/** Whether the bytes are whole CBOR values, one after another, none nested deeper than a tree is read. */
export function scanCbor(bytes: Uint8Array): Scan {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const open: Open[] = [];
  let position = 0;
  let values = 0;
  let isStructured = true;
  const failed = (error: string): Scan => ({ values, isStructured, error });

  /** Closes what is complete once a value ended. */
  function close(): void {
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      top.seen++;
      if (top.left === UNTIL_BREAK || --top.left > 0) return;
      open.pop();
    }
    values++;
  }

  while (position < bytes.length) {
    const start = position;
    const head = bytes[position] ?? 0;
    const major = head >> 5;
    const top = open.at(-1);
    if (head === BREAK) {
      if (top?.left !== UNTIL_BREAK || (top.major === 5 && top.seen % 2 === 1)) return failed(misplaced(start));
      position++;
      open.pop();
      close();
      continue;
    }
    const argument = argumentAt(view, position);
    if (argument === null) return failed(misplaced(start));
    if (isPartOfString(top) && (major !== top?.major || argument.isIndefinite)) return failed(misplaced(start));
    position = argument.end + (major === 2 || major === 3 ? argument.value : 0);
    const children = childrenOf(major, argument);
    if (position + Math.max(children, 0) > bytes.length) {
      return failed(`the value at byte ${start} is longer than what follows`);
    }
    if (open.length === 0) isStructured &&= major === 4 || major === 5 || major === 6;
    if (children === 0) close();
    else if (open.push({ major, left: children, seen: 0 }) > MAX_DEPTH) return failed('it nests too deep');
  }
  return open.length > 0 ? failed('a list or map is not complete') : { values, isStructured, error: null };
}

interface Argument {
  readonly value: number;
  readonly end: number;
  readonly isIndefinite: boolean;
}

/** The number behind a head; null where the head is none. */
function argumentAt(view: DataView, position: number): Argument | null {
  const head = view.getUint8(position);
  const info = head & 0x1f;
  const end = position + 1;
  if (info < 24) return { value: info, end, isIndefinite: false };
  if (info === 31) return isIndefiniteAllowed(head >> 5) ? { value: 0, end, isIndefinite: true } : null;
  if (info > 27) return null;
  const size = 2 ** (info - 24);
  if (end + size > view.byteLength) return null;
  return { value: unsignedAt(view, end, size), end: end + size, isIndefinite: false };
}

function unsignedAt(view: DataView, position: number, size: number): number {
  if (size === 1) return view.getUint8(position);
  if (size === 2) return view.getUint16(position);
  return size === 4 ? view.getUint32(position) : Number(view.getBigUint64(position));
}

function isIndefiniteAllowed(major: number): boolean {
  return major >= 2 && major <= 5;
}

function isPartOfString(top: Open | undefined): boolean {
  return top?.left === UNTIL_BREAK && (top.major === 2 || top.major === 3);
}

function childrenOf(major: number, { value, isIndefinite }: Argument): number {
  if (isIndefinite) return UNTIL_BREAK;
  if (major === 4) return value;
  if (major === 5) return value * 2;
  return major === 6 ? 1 : 0;
}

function misplaced(position: number): string {
  return `byte ${position} begins no value`;
}
