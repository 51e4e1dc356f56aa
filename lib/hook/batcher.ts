// Makes one batch of what was not sent yet, in the order of sequence: messages in columns, control events as objects.
import type { Batch } from '../protocol/batch.ts';
import type { ControlEvent } from '../protocol/events.ts';
import type { RealmId } from '../protocol/identifiers.ts';
import type { ControlQueue } from './control-queue.ts';
import { type MessageQueue, ROW } from './message-queue.ts';
import {
  bareArray,
  call,
  NativeArrayBuffer,
  NativeFloat64Array,
  NativeUint8Array,
  stringSlice,
  typedArrayLength,
  typedArraySet,
} from './natives.ts';
import type { Payload } from './payload.ts';
import { AT, FLAGS, WIDTH } from './wire.ts';

const MAX_ROWS = 4096;
const MAX_EVENTS = 2048;
/** UTF-16 units and bytes after which a batch takes no further message. */
const MAX_BATCH_SIZE = 4 * 1024 * 1024;
/** Longest text that is posted whole: Chrome's extension ports refuse 64 MB. */
const MAX_POSTED = 16 * 1024 * 1024;

export interface MadeBatch {
  readonly batch: Batch;
  readonly last: number;
  readonly messageEnd: number;
  readonly controlEnd: number;
}

interface Draft {
  /** `numbers` is a view of it: a posted view must not carry unused rows. */
  readonly buffer: ArrayBuffer;
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly chunks: Array<Uint8Array<ArrayBuffer>>;
  readonly events: ControlEvent[];
  rows: number;
  texts: string;
  byteCount: number;
  first: number;
  last: number;
}

/** `onBlob` is told of each Blob whose bytes could not go along, to be read and posted later. */
export type OnBlob = (blob: Blob, connection: number, messageSequence: number) => void;

/** Takes the next unsent events off both queues; null when there are none. */
export function nextBatch(
  realmId: RealmId,
  messages: MessageQueue,
  controls: ControlQueue,
  onBlob: OnBlob,
): MadeBatch | null {
  const draft = emptyDraft(messages.unsent() < MAX_ROWS ? messages.unsent() : MAX_ROWS);
  while (draft.texts.length + draft.byteCount < MAX_BATCH_SIZE) {
    const control = controls.next();
    const hasMessage = messages.unsent() > 0;
    const messageSequence = hasMessage ? messages.column(messages.next(), ROW.sequence) : Number.MAX_SAFE_INTEGER;
    if (control !== undefined && control.sequence < messageSequence) {
      if (draft.events.length === MAX_EVENTS) break;
      draft.events[draft.events.length] = control;
      reach(draft, control.sequence);
      controls.skip();
    } else if (hasMessage) {
      if (draft.rows === MAX_ROWS) break;
      takeMessage(draft, messages, onBlob);
      reach(draft, messageSequence);
      messages.skip();
    } else break;
  }
  if (draft.last < 0) return null;
  return { batch: finish(draft, realmId), last: draft.last, messageEnd: messages.next(), controlEnd: controls.end() };
}

function emptyDraft(rows: number): Draft {
  const buffer = new NativeArrayBuffer(rows * WIDTH * 8);
  return {
    buffer,
    numbers: new NativeFloat64Array(buffer),
    chunks: bareArray(),
    events: bareArray(),
    rows: 0,
    texts: '',
    byteCount: 0,
    first: -1,
    last: -1,
  };
}

function reach(draft: Draft, sequence: number): void {
  if (draft.first < 0) draft.first = sequence;
  draft.last = sequence;
}

function takeMessage(draft: Draft, messages: MessageQueue, onBlob: OnBlob): void {
  const index = messages.next();
  const payload = messages.payload(index);
  const sequence = messages.column(index, ROW.sequence);
  const connection = messages.column(index, ROW.connection);
  if (payload?.blob != null) onBlob(payload.blob, connection, sequence);
  const flags = messages.column(index, ROW.flags);
  const size = messages.column(index, ROW.size);
  const { length, lost } = append(draft, payload);
  const at = draft.rows * WIDTH;
  draft.numbers[at + AT.sequence] = sequence;
  draft.numbers[at + AT.timestamp] = messages.column(index, ROW.timestamp);
  draft.numbers[at + AT.connection] = connection;
  draft.numbers[at + AT.flags] = flags | lost;
  draft.numbers[at + AT.byteLength] = size < 0 && lost !== 0 ? messages.weight(index) : size;
  draft.numbers[at + AT.payloadLength] = length;
  draft.rows++;
}

/** Adds what is there of the payload; `lost` holds the flags that say what is not. */
function append(draft: Draft, payload: Payload | undefined): { length: number; lost: number } {
  if (payload === undefined) return { length: 0, lost: FLAGS.noPayload | FLAGS.truncated };
  if (payload.bytes !== null) {
    const length = call<number>(typedArrayLength, payload.bytes, []);
    draft.chunks[draft.chunks.length] = payload.bytes;
    draft.byteCount += length;
    return { length, lost: 0 };
  }
  if (payload.text === null) return { length: 0, lost: FLAGS.noPayload };
  if (payload.text.length <= MAX_POSTED) {
    draft.texts += payload.text;
    return { length: payload.text.length, lost: 0 };
  }
  draft.texts += call<string>(stringSlice, payload.text, [0, MAX_POSTED]);
  return { length: MAX_POSTED, lost: FLAGS.truncated };
}

function finish(draft: Draft, realmId: RealmId): Batch {
  return {
    type: 'batch',
    realmId,
    first: draft.first,
    last: draft.last,
    events: draft.events,
    numbers: new NativeFloat64Array(draft.buffer, 0, draft.rows * WIDTH),
    texts: draft.texts,
    bytes: joined(draft.chunks, draft.byteCount),
  };
}

function joined(chunks: Array<Uint8Array<ArrayBuffer>>, byteLength: number): Uint8Array<ArrayBuffer> {
  const bytes = new NativeUint8Array(byteLength);
  let offset = 0;
  for (let index = 0; index < chunks.length; index++) {
    const chunk = chunks[index] as Uint8Array<ArrayBuffer>;
    call(typedArraySet, bytes, [chunk, offset]);
    offset += call<number>(typedArrayLength, chunk, []);
  }
  return bytes;
}
