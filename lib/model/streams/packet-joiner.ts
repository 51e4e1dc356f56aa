// MQTT is a stream of bytes: a packet may span several messages, and brokers do cut them (MQTT 5.0, section 6.0).
// https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901285

type Bytes = Uint8Array<ArrayBuffer>;

/** Bytes that are kept of a packet that is not whole yet; a longer one is not followed. */
const MAX_PENDING_BYTES = 65_536;
const MAX_LENGTH_BYTES = 4;

export interface PacketJoiner {
  /** The whole packets that end in `payload`, with what came of them before; null when none does. */
  join(payload: Bytes): Bytes | null;
  /** Bytes are missing here: what was begun is given up. */
  reset(): void;
}

/** One direction of one connection. */
export function createPacketJoiner(): PacketJoiner {
  let pending: Bytes | null = null;
  return {
    join(payload) {
      const bytes: Bytes = pending === null ? payload : concat(pending, payload);
      const end = endOfPackets(bytes);
      const rest = bytes.subarray(end);
      pending = rest.length === 0 || rest.length > MAX_PENDING_BYTES ? null : rest.slice();
      return end === 0 ? null : bytes.subarray(0, end);
    },
    reset() {
      pending = null;
    },
  };
}

/** Where the last whole packet ends; the end of all where the lengths make no sense, so that the reader says so. */
function endOfPackets(bytes: Bytes): number {
  let end = 0;
  while (end < bytes.length) {
    const length = packetLength(bytes, end);
    if (length === 'none') return bytes.length;
    if (length === null || end + length > bytes.length) return end;
    end += length;
  }
  return end;
}

/** Bytes of the packet at `start`, its fixed header included; null where the header is cut. */
function packetLength(bytes: Bytes, start: number): number | null | 'none' {
  let length = 0;
  for (let place = 0; place < MAX_LENGTH_BYTES; place++) {
    const byte = bytes[start + 1 + place];
    if (byte === undefined) return null;
    length += (byte & 0x7f) * 128 ** place;
    if (byte < 0x80) return 2 + place + length;
  }
  return 'none';
}

function concat(one: Bytes, other: Bytes): Bytes {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
