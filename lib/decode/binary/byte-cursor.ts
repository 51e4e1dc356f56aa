// Reads bytes in order. Reading past the end gives zeros and is remembered, so that a reader checks once, at its end.

export interface ByteCursor {
  readonly position: number;
  readonly isAtEnd: boolean;
  /** Something was asked for that is not there. */
  readonly isShort: boolean;
  byte(): number;
  uint16(): number;
  uint32(): number;
  bytes(length: number): Uint8Array;
  rest(): Uint8Array;
  /** UTF-8; what is none shows as U+FFFD. */
  text(length: number): string;
  /** Seven bits a byte, lowest first, as MQTT, SignalR and Protobuf write lengths. At most `maxBytes` bytes. */
  varint(maxBytes: number): number;
}

const UTF8 = new TextDecoder();

export function createByteCursor(source: Uint8Array): ByteCursor {
  let position = 0;
  let isShort = false;

  function byte(): number {
    const found = source[position];
    if (found === undefined) isShort = true;
    else position++;
    return found ?? 0;
  }

  function bytes(length: number): Uint8Array {
    const end = position + length;
    if (end > source.length) isShort = true;
    const found = source.subarray(position, end);
    position = Math.min(end, source.length);
    return found;
  }

  const uint16 = () => byte() * 256 + byte();

  return {
    get position() {
      return position;
    },
    get isAtEnd() {
      return position >= source.length;
    },
    get isShort() {
      return isShort;
    },
    byte,
    uint16,
    uint32: () => uint16() * 65_536 + uint16(),
    bytes,
    rest: () => bytes(source.length - position),
    text: (length) => UTF8.decode(bytes(length)),
    varint(maxBytes) {
      let value = 0;
      for (let count = 0; count < maxBytes; count++) {
        const next = byte();
        value += (next & 0x7f) * 128 ** count;
        if (next < 0x80) return value;
      }
      isShort = true;
      return value;
    },
  };
}
