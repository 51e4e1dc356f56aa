// Reads a Blob's bytes without promises: a page may have patched `then`, and a FileReader of ours is invisible to it.
import {
  addListener,
  call,
  fileReaderResult,
  NativeFileReader,
  NativeUint8Array,
  readAsArrayBuffer,
} from './natives.ts';

/** Calls `onBytes` once the bytes are there; with null when the Blob cannot be read. */
export function readBlob(blob: Blob, onBytes: (bytes: Uint8Array<ArrayBuffer> | null) => void): void {
  const reader = new NativeFileReader();
  const onLoad = (): void => onBytes(new NativeUint8Array(call<ArrayBuffer>(fileReaderResult, reader, [])));
  call(addListener, reader, ['load', onLoad]);
  call(addListener, reader, ['error', () => onBytes(null)]);
  call(readAsArrayBuffer, reader, [blob]);
}
