// Events on their way from a worker: messages in columns, since cloning some strings and arrays costs the page a fraction
// of cloning an object for each message. The rest as it is.
import type { MessageEvent, SessionEvent } from '../../protocol/events.ts';

export interface PackedEvents {
  /** `STRIDE` numbers for each message. */
  readonly numbers: Float64Array<ArrayBuffer>;
  /** Connection and realm, which messages name by their place; those of the batches before come first. */
  readonly origins: ReadonlyArray<readonly [MessageEvent['connectionId'], MessageEvent['realmId']]>;
  /** Texts one behind the other; those beyond Latin-1 apart, or all would take two bytes a character. */
  readonly narrow: string;
  readonly wide: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly others: ReadonlyArray<{ readonly event: SessionEvent; readonly beforeRow: number }>;
}

const STRIDE = 6;
const FLAG = { received: 1, binary: 2, truncated: 4, noPayload: 8, wide: 16, bytes: 32 } as const;
const BEYOND_LATIN_1 = /[^\0-\xff]/;

type Payload = MessageEvent['payload'];

/** Packs one list after the other. Of messages it keeps the fields that this version knows, as the message log does. */
export function createPacker(): (events: readonly SessionEvent[]) => PackedEvents {
  const places = new Map<string, number>();
  return (events) => {
    const origins: [MessageEvent['connectionId'], MessageEvent['realmId']][] = [];
    const others: { event: SessionEvent; beforeRow: number }[] = [];
    const numbers = new Float64Array(events.length * STRIDE);
    const narrow: string[] = [];
    const wide: string[] = [];
    const buffers: Uint8Array[] = [];
    let at = 0;

    function originOf({ connectionId, realmId }: MessageEvent): number {
      const key = `${realmId} ${connectionId}`;
      const known = places.get(key);
      if (known !== undefined) return known;
      places.set(key, places.size);
      origins.push([connectionId, realmId]);
      return places.size - 1;
    }

    /** Flags that tell where the payload is. */
    function take(payload: Payload): number {
      if (payload === null) return FLAG.noPayload;
      if (typeof payload !== 'string') {
        buffers.push(payload);
        return FLAG.bytes;
      }
      const isWide = BEYOND_LATIN_1.test(payload);
      (isWide ? wide : narrow).push(payload);
      return isWide ? FLAG.wide : 0;
    }

    for (const event of events) {
      if (event.type !== 'message-received' && event.type !== 'message-sent') {
        others.push({ event, beforeRow: at / STRIDE });
        continue;
      }
      numbers[at++] = event.sequence;
      numbers[at++] = event.timestamp;
      numbers[at++] = originOf(event);
      numbers[at++] = flagsOf(event) | take(event.payload);
      numbers[at++] = event.byteLength;
      numbers[at++] = event.payload?.length ?? 0;
    }
    const bytes = joined(buffers);
    return { numbers: numbers.slice(0, at), origins, narrow: narrow.join(''), wide: wide.join(''), bytes, others };
  };
}

/** Undoes `createPacker`, for the same lists in the same order. */
export function createUnpacker(): (packed: PackedEvents) => SessionEvent[] {
  const known: (readonly [MessageEvent['connectionId'], MessageEvent['realmId']])[] = [];
  return ({ numbers, origins, narrow, wide, bytes, others }) => {
    known.push(...origins);
    const events: SessionEvent[] = [];
    const offsets = { narrow: 0, wide: 0, bytes: 0 };
    let next = 0;

    function payloadOf(flags: number, length: number): Payload {
      if ((flags & FLAG.noPayload) !== 0) return null;
      const lies = (flags & FLAG.bytes) !== 0 ? 'bytes' : (flags & FLAG.wide) !== 0 ? 'wide' : 'narrow';
      const start = offsets[lies];
      const end = start + length;
      offsets[lies] = end;
      if (lies === 'bytes') return bytes.slice(start, end);
      return lies === 'wide' ? wide.slice(start, end) : narrow.slice(start, end);
    }

    for (let at = 0; at < numbers.length; at += STRIDE) {
      for (; (others[next]?.beforeRow ?? Number.POSITIVE_INFINITY) <= at / STRIDE; next++) {
        events.push((others[next] as (typeof others)[number]).event);
      }
      const flags = numbers[at + 3] ?? 0;
      const [connectionId, realmId] = known[numbers[at + 2] ?? 0] as (typeof known)[number];
      events.push({
        type: (flags & FLAG.received) !== 0 ? 'message-received' : 'message-sent',
        realmId,
        sequence: numbers[at] ?? 0,
        timestamp: numbers[at + 1] ?? 0,
        connectionId,
        kind: (flags & FLAG.binary) !== 0 ? 'binary' : 'text',
        byteLength: numbers[at + 4] ?? 0,
        payload: payloadOf(flags, numbers[at + 5] ?? 0),
        isTruncated: (flags & FLAG.truncated) !== 0,
      });
    }
    for (const { event } of others.slice(next)) events.push(event);
    return events;
  };
}

function flagsOf({ type, kind, isTruncated }: MessageEvent): number {
  const direction = type === 'message-received' ? FLAG.received : 0;
  return direction | (kind === 'binary' ? FLAG.binary : 0) | (isTruncated ? FLAG.truncated : 0);
}

function joined(buffers: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(buffers.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const buffer of buffers) {
    whole.set(buffer, offset);
    offset += buffer.length;
  }
  return whole;
}
