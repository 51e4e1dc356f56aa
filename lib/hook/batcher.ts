// Makes batches of what was not sent yet, in the order of sequence: messages in columns, control events as objects. A
// batch covers all from `first` to `last`: what is gone of it stands in it as `events-dropped`.
import type { Batch } from '../protocol/batch.ts';
import type { ControlEvent } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import { readBlob } from './blob.ts';
import type { ControlQueue } from './control-queue.ts';
import { type Content, type MessageQueue, ROW } from './message-queue.ts';
import {
  bareArray,
  call,
  isView,
  NativeArrayBuffer,
  NativeFloat64Array,
  NativeUint8Array,
  timestamp,
  typedArrayLength,
  typedArraySet,
} from './natives.ts';
import type { Bytes } from './payload.ts';
import { AT, FLAGS, ON_WIRE, UNREAD, WIDTH } from './wire.ts';

const MAX_ROWS = 4096;
/** Of the first batch for a panel that came: enough to fill its grid, and soon there. */
const FIRST_ROWS = 128;
const MAX_EVENTS = 2048;
/** UTF-16 units and bytes after which a batch takes no further message: with one of the longest it stays below 64 MB. */
const MAX_BATCH_SIZE = 4 * 1024 * 1024;
/** Rows in which Blobs are read ahead of the batch that waits for the first of them, and their bytes. */
const READ_AHEAD = { rows: 64, bytes: 32 * 1024 * 1024 } as const;

export interface Batcher {
  /** What comes next, up to sequence `end`. With `isLast` without waiting for Blobs. Null when there is nothing (yet). */
  next(end: number, isLast: boolean): Batch | null;
  /** Starts again at sequence `position`; `seen` is the weight of the messages before it. */
  rewind(position: number, seen: number): void;
}

interface Draft {
  /** `numbers` is a view of it: a posted view must not carry unused rows. */
  readonly buffer: ArrayBuffer;
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly chunks: Bytes[];
  readonly events: ControlEvent[];
  rows: number;
  texts: string;
  byteCount: number;
}

/** `onRead` is told when a Blob that held up a batch has been read. */
export function createBatcher(
  realmId: RealmId,
  messages: MessageQueue,
  controls: ControlQueue,
  onRead: () => void,
): Batcher {
  /** Sequence of the next event to send; everything below was sent or said to be dropped. */
  let position = 0;
  let seen = 0;
  let maxRows = FIRST_ROWS;
  let readingBytes = 0;

  function next(end: number, isLast: boolean): Batch | null {
    const first = position;
    const unsent = messages.end() - messages.next();
    const draft = emptyDraft(unsent < maxRows ? unsent : maxRows);
    while (draft.texts.length + draft.byteCount < MAX_BATCH_SIZE) if (!takeNext(draft, end, isLast)) break;
    if (position === first) return null;
    maxRows = MAX_ROWS;
    return finish(draft, realmId, first, position - 1);
  }

  /** False when the batch ends here. */
  function takeNext(draft: Draft, end: number, isLast: boolean): boolean {
    const control = controls.next();
    const index = messages.next();
    const hasMessage = index < messages.end();
    const messageSequence = hasMessage ? messages.column(index, ROW.sequence) : end;
    const sequence = control !== undefined && control.sequence < messageSequence ? control.sequence : messageSequence;
    if (sequence > position) {
      if (draft.events.length === MAX_EVENTS) return false;
      const isControlNext = control !== undefined && control.sequence === sequence;
      const ofMessage = hasMessage ? messages.column(index, ROW.timestamp) : undefined;
      takeGap(
        draft,
        sequence,
        hasMessage ? messages.column(index, ROW.seen) : messages.seen(),
        isControlNext ? control.timestamp : ofMessage,
      );
      return true;
    }
    if (sequence === end) return false;
    if (control?.sequence === sequence) {
      if (draft.events.length === MAX_EVENTS) return false;
      draft.events[draft.events.length] = control;
      controls.skip();
    } else {
      if (draft.rows === maxRows || !(isLast || isReadable(index))) return false;
      takeMessage(draft, index);
      messages.skip();
    }
    position++;
    return true;
  }

  /** Says what is gone before `end`, under the number of the last of it: every number is used once. */
  function takeGap(draft: Draft, end: number, seenBefore: number, time = timestamp()): void {
    draft.events[draft.events.length] = {
      type: 'events-dropped',
      realmId,
      sequence: end - 1,
      timestamp: time,
      count: end - position,
      byteLength: seenBefore > seen ? seenBefore - seen : 0,
      why: position < messages.goneBefore() ? 'backlog-full' : 'panel-behind',
    };
    if (seenBefore > seen) seen = seenBefore;
    position = end;
  }

  function takeMessage(draft: Draft, index: number): void {
    const content = messages.content(index);
    const flags = messages.column(index, ROW.flags) & ON_WIRE;
    const size = messages.column(index, ROW.size);
    const weight = messages.weight(index);
    const isKept = content === null || typeof content === 'string' || isBytes(content);
    const row = draft.rows * WIDTH;
    draft.numbers[row + AT.sequence] = messages.column(index, ROW.sequence);
    draft.numbers[row + AT.timestamp] = messages.column(index, ROW.timestamp);
    draft.numbers[row + AT.connection] = messages.column(index, ROW.connection);
    draft.numbers[row + AT.flags] = isKept ? flags : flags | FLAGS.noPayload | FLAGS.truncated;
    draft.numbers[row + AT.byteLength] = size < 0 && !isKept ? weight : size;
    draft.numbers[row + AT.payloadLength] = append(draft, content);
    draft.rows++;
    seen = messages.column(index, ROW.seen) + weight;
  }

  /** False while the row's Blob is being read; reading begins at the latest now, and for the rows behind it too. */
  function isReadable(index: number): boolean {
    const content = messages.content(index);
    if (typeof content !== 'object' || content === null || isBytes(content)) return true;
    const end = messages.end();
    for (let ahead = index; ahead < end && ahead < index + READ_AHEAD.rows; ahead++) {
      if (ahead > index && readingBytes >= READ_AHEAD.bytes) break;
      if ((messages.column(ahead, ROW.flags) & UNREAD) !== 0) read(ahead);
    }
    return false;
  }

  function read(index: number): void {
    const content = messages.content(index);
    messages.markRead(index);
    if (content === undefined) return;
    const weight = messages.weight(index);
    readingBytes += weight;
    readBlob(content as Blob, (bytes) => {
      readingBytes -= weight;
      messages.fill(index, bytes);
      onRead();
    });
  }

  return {
    next,
    rewind(newPosition, newSeen) {
      position = newPosition;
      seen = newSeen;
      maxRows = FIRST_ROWS;
    },
  };
}

function emptyDraft(rows: number): Draft {
  const buffer = new NativeArrayBuffer(rows * WIDTH * 8);
  const numbers = new NativeFloat64Array(buffer);
  return { buffer, numbers, chunks: bareArray(), events: bareArray(), rows: 0, texts: '', byteCount: 0 };
}

/** Not a Blob. */
function isBytes(content: Content): content is Bytes {
  return isView(content);
}

/** Adds the payload, if it is here; its length. */
function append(draft: Draft, content: Content): number {
  if (typeof content === 'string') {
    draft.texts += content;
    return content.length;
  }
  if (!isBytes(content)) return 0;
  const length = call<number>(typedArrayLength, content, []);
  draft.chunks[draft.chunks.length] = content;
  draft.byteCount += length;
  return length;
}

function finish(draft: Draft, realmId: RealmId, first: number, last: number): Batch {
  return {
    type: 'batch',
    realmId,
    first,
    last,
    events: draft.events,
    numbers: new NativeFloat64Array(draft.buffer, 0, draft.rows * WIDTH),
    texts: draft.texts,
    bytes: joined(draft.chunks, draft.byteCount),
  };
}

function joined(chunks: Bytes[], byteLength: number): Bytes {
  const bytes = new NativeUint8Array(byteLength);
  let offset = 0;
  for (let index = 0; index < chunks.length; index++) {
    const chunk = chunks[index] as Bytes;
    call(typedArraySet, bytes, [chunk, offset]);
    offset += call<number>(typedArrayLength, chunk, []);
  }
  return bytes;
}
