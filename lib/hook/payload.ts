// What a message carried, copied so that the page may change or transfer its own buffer the moment after.
import {
  bareArray,
  blobSize,
  bufferLength,
  call,
  dataViewBuffer,
  dataViewLength,
  dataViewOffset,
  isView,
  NativeUint8Array,
  stringCharCodeAt,
  stringFromCharCode,
  typedArrayBuffer,
  typedArrayLength,
  typedArrayOffset,
  typedArraySet,
} from './natives.ts';

/** `size`: true length in bytes, or -1 for a text (whose bytes the panel counts). `weight`: what keeping it costs in bytes. */
export interface Payload {
  readonly isBinary: boolean;
  readonly isTruncated: boolean;
  readonly size: number;
  readonly weight: number;
  readonly text: string | null;
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  /** A Blob is only referred to; its bytes are read when a panel asks for them. */
  readonly blob: Blob | null;
}

/** Texts and bytes beyond this are cut while no panel is attached: one message must not fill the backlog. */
const MAX_KEPT = 1024 * 1024;
const CUT_TO = 64 * 1024;
/** Longest payload copied for an attached panel. */
const MAX_COPIED = 16 * 1024 * 1024;

/** A text. Kept by reference (strings do not change), except a giant one that nobody is there to see. */
export function textPayload(text: string, isAttached: boolean): Payload {
  const isTruncated = !isAttached && text.length > MAX_KEPT;
  const kept = isTruncated ? copyOfStart(text) : text;
  const size = isTruncated ? text.length : -1;
  return { isBinary: false, isTruncated, size, weight: kept.length, text: kept, bytes: null, blob: null };
}

/** A message whose content may not be read: an object that the browser converted by calling the page's code. */
export function opaquePayload(size: number): Payload {
  return { isBinary: false, isTruncated: true, size, weight: 0, text: null, bytes: null, blob: null };
}

/** ArrayBuffer, view or Blob; null when `data` is none of them. Reads by brand, never by a property the page can define. */
export function binaryPayload(data: object, isAttached: boolean): Payload | null {
  const view = isView(data) ? viewOf(data) : bufferViewOf(data);
  if (view !== null) return bytesPayload(view, isAttached);
  try {
    const size = call<number>(blobSize, data, []);
    return { isBinary: true, isTruncated: false, size, weight: size, text: null, bytes: null, blob: data as Blob };
  } catch {
    return null;
  }
}

/** Bytes that were read from a Blob. */
export function bytesPayload(view: Uint8Array<ArrayBuffer>, isAttached: boolean): Payload {
  const size = call<number>(typedArrayLength, view, []);
  const limit = isAttached ? MAX_COPIED : MAX_KEPT;
  const length = size <= limit ? size : isAttached ? MAX_COPIED : CUT_TO;
  const bytes = new NativeUint8Array(length);
  const source =
    length === size
      ? view
      : new NativeUint8Array(
          call<ArrayBuffer>(typedArrayBuffer, view, []),
          call<number>(typedArrayOffset, view, []),
          length,
        );
  call(typedArraySet, bytes, [source]);
  return { isBinary: true, isTruncated: length < size, size, weight: length, text: null, bytes, blob: null };
}

function bufferViewOf(data: object): Uint8Array<ArrayBuffer> | null {
  try {
    call(bufferLength, data, []);
    return new NativeUint8Array(data as ArrayBuffer);
  } catch {
    return null;
  }
}

function viewOf(view: object): Uint8Array<ArrayBuffer> {
  try {
    return bytesOf(view, dataViewBuffer, dataViewOffset, dataViewLength);
  } catch {
    return bytesOf(view, typedArrayBuffer, typedArrayOffset, typedArrayLength);
  }
}

type Getter = () => unknown;

function bytesOf(view: object, buffer: Getter, offset: Getter, length: Getter): Uint8Array<ArrayBuffer> {
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
