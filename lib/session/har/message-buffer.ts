// The messages of one connection as HAR text, kept outside of the heap: a HAR lists them by socket, a log by time.
import type { MessageEvent, SessionEventOf } from '../../protocol/events.ts';
import type { RealmId } from '../../protocol/identifiers.ts';
import { toBase64 } from '../bytes/base64.ts';
import { utf8LengthOf } from '../bytes/utf8-length.ts';

/** Text beyond this is handed to the browser's own store of Blobs. UTF-16 units. */
const FLUSH = 262_144;

export interface MessageBuffer {
  append(event: MessageEvent): void;
  /** The bytes of a message whose payload came later. */
  amend(event: SessionEventOf<'payload-read'>): void;
  /** The elements of the list, each but the first with a comma in front. */
  text(): AsyncGenerator<string>;
  readonly sequences: readonly number[];
  /** Bytes of the messages whose data has another length (it was cut, or redacted), by place. */
  readonly byteLengths: Readonly<Record<number, number>>;
  /** Places of messages whose data is not all of them. */
  readonly cut: ReadonlySet<number>;
  /** Places of messages without any data. */
  readonly missing: ReadonlySet<number>;
  /** Sequence and time of the reading of those whose data came later. */
  readonly late: Readonly<Record<number, readonly [sequence: number, timestamp: number]>>;
  /** The realm that told of them, and when last (epoch ms); null when there are none. */
  readonly realmId: RealmId | null;
  readonly newestAt: number | null;
}

export function createMessageBuffer(): MessageBuffer {
  const segments: Array<string | Blob> = [];
  const awaited = new Map<number, { segment: number; index: number; event: MessageEvent }>();
  const sequences: number[] = [];
  const byteLengths: Record<number, number> = {};
  const cut = new Set<number>();
  const missing = new Set<number>();
  const late: Record<number, readonly [number, number]> = {};
  let tail = '';
  let newestAt: number | null = null;
  let realmId: RealmId | null = null;

  function flush(): void {
    if (tail !== '') segments.push(new Blob([tail]));
    tail = '';
  }

  function noteLength({ payload, byteLength }: MessageEvent, index: number): void {
    const length = typeof payload === 'string' ? utf8LengthOf(payload) : (payload?.length ?? 0);
    if (length === byteLength) delete byteLengths[index];
    else byteLengths[index] = byteLength;
  }

  return {
    sequences,
    byteLengths,
    cut,
    missing,
    late,
    get newestAt() {
      return newestAt;
    },
    get realmId() {
      return realmId;
    },
    append(event) {
      const index = sequences.length;
      sequences.push(event.sequence);
      realmId ??= event.realmId;
      newestAt = Math.max(newestAt ?? 0, event.timestamp);
      if (event.isTruncated) cut.add(index);
      noteLength(event, index);
      if (event.payload !== null) {
        tail += recordOf(event, index);
        if (tail.length > FLUSH) flush();
        return;
      }
      missing.add(index);
      flush();
      awaited.set(event.sequence, { segment: segments.length, index, event });
      segments.push(recordOf(event, index));
    },
    amend({ messageSequence, sequence, timestamp, payload, isTruncated }) {
      const found = awaited.get(messageSequence);
      if (found === undefined) return;
      const { segment, index, event } = found;
      late[index] = [sequence, timestamp];
      if (payload === null) return;
      missing.delete(index);
      if (isTruncated) cut.add(index);
      noteLength({ ...event, payload }, index);
      segments[segment] = recordOf({ ...event, payload }, index);
    },
    async *text() {
      for (const segment of segments) yield typeof segment === 'string' ? segment : await segment.text();
      yield tail;
    },
  };
}

/** `time` in epoch seconds with six digits, as Chrome writes it. */
function recordOf({ type, timestamp, kind, payload }: MessageEvent, index: number): string {
  const data = payload instanceof Uint8Array ? `"${toBase64(payload)}"` : JSON.stringify(payload ?? '');
  const direction = type === 'message-sent' ? 'send' : 'receive';
  const opcode = kind === 'binary' ? 2 : 1;
  const comma = index === 0 ? '' : ',';
  return `${comma}{"type":"${direction}","time":${secondsOf(timestamp)},"opcode":${opcode},"data":${data}}`;
}

/** Epoch seconds, to the microsecond. */
export function secondsOf(epochMs: number): number {
  return Math.round(epochMs * 1000) / 1_000_000;
}
