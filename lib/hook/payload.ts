// What a message carried, copied so that the page may change or transfer its own buffer the moment after. Texts that
// are kept whole never come here: they go into the queue as they are.
import {
  bareArray,
  blobSize,
  blobSlice,
  bufferLength,
  call,
  dataViewBuffer,
  dataViewLength,
  dataViewOffset,
  isView,
  NativeUint8Array,
  stringCharCodeAt,
  stringFromCharCode,
  stringSlice,
  typedArrayBuffer,
  typedArrayLength,
  typedArrayOffset,
  typedArraySet,
} from './natives.ts';
import { FLAGS, UNREAD } from './wire.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** `size`: true length in bytes (of a cut text: a lower bound). `weight`: what keeping it costs in bytes. */
export interface Payload {
  readonly flags: number;
  readonly size: number;
  readonly weight: number;
  /** A Blob shares the bytes of the page's, which may be collected; they are read when a panel asks for them. */
  readonly content: string | Bytes | Blob | null;
}

/** Longest text or bytes that go whole while no panel is attached: one message must not fill the backlog. */
const MAX_KEPT = 1024 * 1024;
const CUT_TO = 64 * 1024;
/** Longest payload for an attached panel, in bytes or UTF-16 units: Chrome's extension ports refuse 64 MB. */
export const MAX_COPIED = 16 * 1024 * 1024;

/** Longest text that is kept by reference (strings do not change). */
export function longestText(isAttached: boolean): number {
  return isAttached ? MAX_COPIED : MAX_KEPT;
}

/** `data` as `send` or a message event had it. `buffered` is the size of what may not be looked into. */
export function payloadOf(data: unknown, isAttached: boolean, buffered: number): Payload {
  if (typeof data === 'string') return textPayload(data, isAttached);
  if (typeof data === 'object' && data !== null) return binaryPayload(data, isAttached) ?? opaquePayload(buffered);
  if (typeof data === 'function') return opaquePayload(buffered);
  return textPayload(`${data as number}`, isAttached);
}

function textPayload(text: string, isAttached: boolean): Payload {
  if (text.length <= longestText(isAttached)) return { flags: 0, size: -1, weight: text.length, content: text };
  const flags = FLAGS.truncated;
  if (!isAttached) return { flags, size: text.length, weight: CUT_TO, content: copyOfStart(text) };
  // A slice keeps the whole text alive, for the moment until it is posted; a copy would block the page for longer.
  return { flags, size: text.length, weight: text.length, content: call<string>(stringSlice, text, [0, MAX_COPIED]) };
}

/** A message whose content may not be read: an object that the browser converted by calling the page's code. */
function opaquePayload(size: number): Payload {
  return { flags: FLAGS.truncated | FLAGS.noPayload, size: size < 0 ? 0 : size, weight: 0, content: null };
}

/** ArrayBuffer, view or Blob; null when `data` is none of them. Reads by brand, never by a property the page can define. */
function binaryPayload(data: object, isAttached: boolean): Payload | null {
  const view = isView(data) ? viewOf(data) : bufferViewOf(data);
  if (view !== null) return bytesPayload(view, isAttached);
  try {
    const size = call<number>(blobSize, data, []);
    const isWhole = size <= MAX_COPIED;
    const flags = FLAGS.binary | UNREAD | (isWhole ? 0 : FLAGS.truncated);
    const length = isWhole ? size : MAX_COPIED;
    return { flags, size, weight: length, content: call<Blob>(blobSlice, data, [0, length]) };
  } catch {
    return null;
  }
}

function bytesPayload(view: Bytes, isAttached: boolean): Payload {
  const size = call<number>(typedArrayLength, view, []);
  const length = size <= longestText(isAttached) ? size : isAttached ? MAX_COPIED : CUT_TO;
  const content = new NativeUint8Array(length);
  call(typedArraySet, content, [length === size ? view : startOf(view, length)]);
  return { flags: FLAGS.binary | (length < size ? FLAGS.truncated : 0), size, weight: length, content };
}

function startOf(view: Bytes, length: number): Bytes {
  return new NativeUint8Array(
    call<ArrayBuffer>(typedArrayBuffer, view, []),
    call<number>(typedArrayOffset, view, []),
    length,
  );
}

function bufferViewOf(data: object): Bytes | null {
  try {
    call(bufferLength, data, []);
    return new NativeUint8Array(data as ArrayBuffer);
  } catch {
    return null;
  }
}

function viewOf(view: object): Bytes {
  try {
    return bytesOf(view, dataViewBuffer, dataViewOffset, dataViewLength);
  } catch {}
  try {
    return bytesOf(view, typedArrayBuffer, typedArrayOffset, typedArrayLength);
  } catch {
    // Its buffer was transferred: it is sent as no bytes at all.
    return new NativeUint8Array(0);
  }
}

type Getter = () => unknown;

function bytesOf(view: object, buffer: Getter, offset: Getter, length: Getter): Bytes {
  return new NativeUint8Array(
    call<ArrayBuffer>(buffer, view, []),
    call<number>(offset, view, []),
    call<number>(length, view, []),
  );
}

/** A slice would keep the whole string alive; this is a string of its own. */
function copyOfStart(text: string): string {
  const chunk = 4096;
  let copy = '';
  for (let start = 0; start < CUT_TO; start += chunk) {
    const codes = bareArray<number>();
    for (let index = 0; index < chunk; index++) codes[index] = call<number>(stringCharCodeAt, text, [start + index]);
    copy += call<string>(stringFromCharCode, undefined, codes);
  }
  return copy;
}
