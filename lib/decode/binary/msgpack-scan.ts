// The outline of MessagePack: https://github.com/msgpack/msgpack/blob/master/spec.md. Pure.
import { type Scan, scanValues, type ValueHead } from './scan.ts';

/** Bytes behind the type byte of what has a fixed size, from 0xca to 0xd3 and from 0xd4 (fixext, with its type byte) to 0xd8. */
const FIXED = [4, 8, 1, 2, 4, 8, 1, 2, 4, 8, 2, 3, 5, 9, 17];

/** Whether the bytes are whole MessagePack values, one after another. */
export function scanMsgpack(bytes: Uint8Array): Scan {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  function lengthAt(position: number, size: number): number {
    if (position + size > bytes.length) return Number.POSITIVE_INFINITY;
    return size === 1 ? view.getUint8(position) : size === 2 ? view.getUint16(position) : view.getUint32(position);
  }

  /** A value of `extra` bytes more than the length that stands in the `size` bytes behind its type. */
  const sized = (position: number, size: number, extra = 0): ValueHead =>
    leaf(position + 1 + size + extra + lengthAt(position + 1, size));

  const container = (position: number, size: number, perEntry: number): ValueHead => {
    const children = lengthAt(position + 1, size) * perEntry;
    return { end: position + 1 + size, children, isContainer: true };
  };

  return scanValues(bytes, (position) => {
    const type = bytes[position] ?? 0;
    if (type < 0x80 || type >= 0xe0) return leaf(position + 1);
    if (type < 0x90) return { end: position + 1, children: (type & 0x0f) * 2, isContainer: true };
    if (type < 0xa0) return { end: position + 1, children: type & 0x0f, isContainer: true };
    if (type < 0xc0) return leaf(position + 1 + (type & 0x1f));
    if (type === 0xc1) return null;
    if (type < 0xc4) return leaf(position + 1);
    if (type < 0xc7) return sized(position, 2 ** (type - 0xc4));
    if (type < 0xca) return sized(position, 2 ** (type - 0xc7), 1);
    if (type < 0xd9) return leaf(position + 1 + (FIXED[type - 0xca] ?? 0));
    if (type < 0xdc) return sized(position, 2 ** (type - 0xd9));
    if (type < 0xde) return container(position, type === 0xdc ? 2 : 4, 1);
    return container(position, type === 0xde ? 2 : 4, 2);
  });
}

function leaf(end: number): ValueHead {
  return { end, children: 0, isContainer: false };
}
