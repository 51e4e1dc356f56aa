// The session is a log of these events; everything the panel shows is derived from them. Runs anywhere.
import * as z from 'zod/mini';
import { checkResultSchema, debugModeChange } from './checks.ts';
import { connectionIdSchema, realmIdSchema } from './identifiers.ts';
import { pictureSchema } from './picture.ts';
import { uint8Array } from './typed-array.ts';

/** Raised when a reader of an older version would misread what a newer one writes. */
export const PROTOCOL_VERSION = 1;

/** Longest URL, stack or text (UTF-16 units) that an event may carry besides a payload; the hook cuts, the schema refuses. */
export const MAX_TEXT = 65_536;

const text = z.string().check(z.maxLength(MAX_TEXT));
const count = z.number().check(z.int(), z.minimum(0));
const timestamp = z.number().check(z.minimum(0));

/** Every event: where it was seen, its place in that realm's order, and when (epoch ms, float). */
const base = { realmId: realmIdSchema, sequence: count, timestamp };
const ofConnection = { ...base, connectionId: connectionIdSchema };

export const REALM_KINDS = ['window', 'iframe', 'dedicated-worker', 'shared-worker', 'service-worker'] as const;

/** A payload as captured: text, bytes, or null when it was cut away or is not read yet. */
const payload = z.nullable(z.union([z.string(), uint8Array]));

/**
 * One Python frame, innermost first, as Pyodide's C API tells it. A frame of `<exec>`, which is what all scripts of a page
 * are called, has the script's address or name where it is known, `sourceLine` where the script's text agrees with the
 * line, and line 0 where no script agrees.
 */
const pythonFrame = z.object({
  file: text,
  line: count,
  functionName: text,
  script: z.optional(text),
  sourceLine: z.optional(text),
});

/** What the hook knew at the constructor: facts only, judged by `lib/model/attribution`. */
const construction = {
  url: text,
  requestedSubprotocols: z.nullable(z.array(text).check(z.maxLength(256))),
  /** V8 or SpiderMonkey stack text without our own frames; empty when the engine gave none. */
  stack: text,
  /** Null when no Pyodide was on the stack or it could not be walked. */
  pythonFrames: z.nullable(z.array(pythonFrame).check(z.maxLength(64))),
  /** The page's only MicroPython script, when WebAssembly is on the stack: MicroPython itself tells neither file nor line. */
  pythonScript: z.optional(text),
};

const message = {
  ...ofConnection,
  kind: z.enum(['text', 'binary']),
  /** Bytes of the message; for a text that was cut it is a lower bound (UTF-16 units). */
  byteLength: count,
  payload,
  /** True when `payload` is not the whole message. */
  isTruncated: z.boolean(),
};

/** Events that one realm's hook reports one by one; messages travel packed (`batch.ts`). */
export const controlEventSchema = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal('realm-started'),
    kind: z.enum(REALM_KINDS),
    url: text,
    isTop: z.boolean(),
    title: z.optional(text),
    /** Of a worker: the realm that started it, with which it ends. */
    parentId: z.optional(realmIdSchema),
  }),
  z.object({ ...base, type: z.literal('realm-ended'), isCached: z.boolean() }),
  /** The realm terminated a worker of its own, which cannot say so itself. */
  z.object({ ...base, type: z.literal('worker-ended'), workerId: realmIdSchema }),
  z.object({ ...base, type: z.literal('page-hidden') }),
  z.object({ ...base, type: z.literal('page-shown') }),
  z.object({ ...base, type: z.literal('realm-not-observed'), kind: z.enum(REALM_KINDS), url: text, why: text }),
  z.object({
    ...base,
    type: z.literal('runtime-observed'),
    runtime: z.enum(['pyodide', 'micropython', 'pyscript']),
    url: text,
  }),
  z.object({
    ...ofConnection,
    type: z.literal('connection-created'),
    ...construction,
    /** True when it was closed as the constructor returned: the browser refused to try. Chromium sends no close event then. */
    isStopped: z.optional(z.boolean()),
  }),
  z.object({
    ...base,
    type: z.literal('construct-failed'),
    ...construction,
    errorName: text,
    errorMessage: text,
  }),
  z.object({ ...ofConnection, type: z.literal('connection-opened'), subprotocol: text, extensions: text }),
  z.object({
    ...ofConnection,
    type: z.literal('send-failed'),
    readyState: z.number().check(z.int(), z.minimum(0), z.maximum(3)),
    /** Null when the browser said nothing: a send while closing or closed is discarded in silence. */
    errorName: z.nullable(text),
  }),
  z.object({
    ...ofConnection,
    type: z.literal('close-requested'),
    code: z.nullable(z.number()),
    reason: z.nullable(text),
    stack: text,
  }),
  z.object({ ...ofConnection, type: z.literal('connection-error') }),
  z.object({
    ...ofConnection,
    type: z.literal('connection-closed'),
    /** Null when nobody knows: a HAR of another tool tells that a socket ended, not how. */
    code: z.nullable(count),
    reason: text,
    wasClean: z.boolean(),
  }),
  /** The bytes of a Blob, which can only be read after its message had its place in the order. */
  z.object({
    ...ofConnection,
    type: z.literal('payload-read'),
    messageSequence: count,
    payload,
    isTruncated: z.boolean(),
  }),
  /**
   * `backlog-full` and `panel-behind`: stands in the place of `count` events of this realm, under the sequence of the last of
   * them. `refused`: posts that were no events. `evicted`: messages that the panel let go.
   */
  z.object({
    ...base,
    type: z.literal('events-dropped'),
    count,
    byteLength: count,
    why: z.enum(['backlog-full', 'panel-behind', 'refused', 'evicted']),
  }),
  /** A fault of ours, caught: the page went on. After repeated ones the hook steps aside. */
  z.object({ ...base, type: z.literal('hook-faulted'), where: text, errorMessage: text, hasSteppedAside: z.boolean() }),
]);
export type ControlEvent = z.infer<typeof controlEventSchema>;

export const messageEventSchema = z.discriminatedUnion('type', [
  z.object({ ...message, type: z.literal('message-sent') }),
  z.object({ ...message, type: z.literal('message-received') }),
]);
export type MessageEvent = z.infer<typeof messageEventSchema>;

const header = z.object({ name: text, value: text });

/** Events made on the panel's side: by the network witness and by the user. Their realm is a witness, not a page. */
export const witnessEventSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('panel-attached') }),
  z.object({ ...base, type: z.literal('page-navigated'), url: text }),
  z.object({
    ...base,
    type: z.literal('network-observed'),
    /** Stable while the session lasts: the same socket observed again has the same id and replaces what was known. */
    entryId: text,
    url: text,
    /** Epoch ms of the construction, or null when the browser gave a clock that cannot be trusted. */
    startedAt: z.nullable(z.number()),
    /** HTTP status of the opening handshake; 0 when there was no answer. */
    status: count,
    requestHeaders: z.array(header),
    responseHeaders: z.array(header),
    /** The browser's own words for the failure (`net::ERR_CONNECTION_REFUSED`), or null. */
    failureText: z.nullable(text),
    failedAt: z.nullable(z.number()),
    initiatorStack: z.array(z.object({ functionName: text, url: text, line: count, column: count })),
    sentCount: count,
    receivedCount: count,
    /** False where the browser lists no messages (Firefox): both counts are then 0 and mean nothing. */
    hasCounts: z.optional(z.boolean()),
    /** Place among all that the browser listed, which lists sockets as they are constructed. */
    order: z.optional(count),
    /** Whether our hook stood on the constructor's stack; null when the browser gave no stack to judge by. */
    isHooked: z.optional(z.nullable(z.boolean())),
    /** Epoch ms of the end; null while it is open, or when the browser does not say. */
    closedAt: z.optional(z.nullable(z.number())),
  }),
  /** A request that the page's own script made to a host that it has WebSockets to; `timestamp` is when it was heard of. */
  z.object({
    ...base,
    type: z.literal('http-observed'),
    method: text,
    url: text,
    /** 0 when there was no answer. */
    status: count,
    /** Epoch ms. */
    startedAt: timestamp,
    durationMs: z.number().check(z.minimum(0)),
    /** Others like it that were left out since the one before. */
    skippedCount: z.optional(count),
  }),
  /** The user pressed a check's button; `timestamp` is when it ended. */
  z.object({
    ...base,
    type: z.literal('check-ran'),
    durationMs: z.number().check(z.minimum(0)),
    result: checkResultSchema,
  }),
  z.object({ ...base, type: z.literal('debug-mode-changed'), ...debugModeChange }),
  /** The user let nothing be recorded, and `count` messages came meanwhile; `timestamp` is when that ended, or was told of. */
  z.object({ ...base, type: z.literal('messages-unrecorded'), since: timestamp, count }),
  /** The user marked a moment; `timestamp` is when the key was pressed, not when the text was written. With a picture when it was noted from the page. */
  z.object({ ...base, type: z.literal('note-added'), text, picture: z.optional(pictureSchema) }),
]);
export type WitnessEvent = z.infer<typeof witnessEventSchema>;

export const sessionEventSchema = z.union([controlEventSchema, messageEventSchema, witnessEventSchema]);
/** One fact of a session: the members of `design` section 3, told apart by `type`. */
export type SessionEvent = z.infer<typeof sessionEventSchema>;
export type SessionEventOf<Type extends SessionEvent['type']> = Extract<SessionEvent, { type: Type }>;

const WITNESS_TYPES: Readonly<Record<WitnessEvent['type'], true>> = {
  'panel-attached': true,
  'page-navigated': true,
  'network-observed': true,
  'http-observed': true,
  'check-ran': true,
  'debug-mode-changed': true,
  'messages-unrecorded': true,
  'note-added': true,
};

/** Said on the panel's side: it has no place in a page's order, is never sent again and cannot get lost. */
export function isOfWitness(event: SessionEvent): event is WitnessEvent {
  return Object.hasOwn(WITNESS_TYPES, event.type);
}
