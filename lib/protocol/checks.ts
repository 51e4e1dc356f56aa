// What checks and `debugMode` found, as facts; whether that is good is judged by `lib/checks`.
import * as z from 'zod/mini';
import { connectionIdSchema } from './identifiers.ts';

/** UTF-16 units of an address, a sentence of the browser's, or an answer: enough to see what it was. */
export const MAX_CHECK_TEXT = 16_384;

const text = z.string().check(z.maxLength(MAX_CHECK_TEXT));
const count = z.number().check(z.int(), z.minimum(0));
const durationMs = z.number().check(z.minimum(0));

/** Who asked: the panel, whose origin is the extension's, or the page's own frame, but not its scripts. */
const way = z.enum(['panel', 'page']);
const language = z.enum(['javascript', 'python']);
export type CheckedLanguage = z.infer<typeof language>;

const httpAnswer = z.object({
  url: text,
  way,
  /** Null when there was no answer. */
  status: z.nullable(count),
  /** The beginning of the body. */
  body: text,
  isBodyCut: z.boolean(),
  tookMs: durationMs,
  /** The browser's words when there was no answer, the exact ones (`net::`) where the network layer tells them. */
  failureText: z.nullable(text),
});
export type HttpAnswer = z.infer<typeof httpAnswer>;

const handshake = z.object({
  url: text,
  way,
  outcome: z.enum(['opened', 'failed', 'timed-out', 'threw']),
  subprotocol: text,
  tookMs: durationMs,
  /** HTTP status of the answer; null where nobody tells. */
  status: z.nullable(count),
  failureText: z.nullable(text),
});
export type Handshake = z.infer<typeof handshake>;

/** What an object of the page says of its connection, beside what is true of it. */
const flagHolder = z.object({
  language,
  path: text,
  /** `unreachable`: there is no interpreter that could be asked, or the page did not answer. */
  found: z.enum(['object', 'missing', 'unreachable']),
  flags: z.array(z.object({ name: text, value: z.boolean() })).check(z.maxLength(16)),
  /** Of the `WebSocket` that the object holds; null when it holds none. */
  socket: z.nullable(
    z.object({ name: text, url: text, readyState: z.number().check(z.int(), z.minimum(0), z.maximum(3)) }),
  ),
});
export type FlagHolder = z.infer<typeof flagHolder>;

const subscription = z.object({
  connectionId: connectionIdSchema,
  channel: text,
  asked: count,
  state: z.enum(['acknowledged', 'refused', 'unanswered']),
});
export type CheckedSubscription = z.infer<typeof subscription>;

export const checkResultSchema = z.discriminatedUnion('check', [
  z.object({ check: z.literal('health'), answers: z.array(httpAnswer).check(z.maxLength(4)) }),
  z.object({ check: z.literal('endpoint'), handshakes: z.array(handshake).check(z.maxLength(4)) }),
  z.object({
    check: z.literal('flags'),
    holders: z.array(flagHolder).check(z.maxLength(4)),
    /** Addresses of the connections that the session holds for open. */
    openUrls: z.array(text).check(z.maxLength(1_000)),
  }),
  z.object({
    check: z.literal('subscriptions'),
    openCount: count,
    subscriptions: z.array(subscription).check(z.maxLength(1_000)),
  }),
  z.object({
    check: z.literal('stats'),
    answers: z.array(httpAnswer).check(z.maxLength(16)),
    /** Connections to this server that the session holds for open. */
    openCount: count,
  }),
  z.object({
    check: z.literal('python-stats'),
    path: text,
    method: text,
    outcome: z.enum(['called', 'raised', 'no-interpreter', 'in-worker', 'no-object', 'no-method', 'unreachable']),
    runtime: z.nullable(z.enum(['pyodide', 'micropython'])),
    /** What the method returned, as Python prints it, or what it raised. */
    returned: text,
    /** The connection on which the question was seen to go out. */
    askedOn: z.nullable(connectionIdSchema),
    /** The answer, as it came; null when none did within the limit. */
    answer: z.nullable(text),
    answeredAfterMs: z.nullable(durationMs),
  }),
]);
export type CheckResult = z.infer<typeof checkResultSchema>;
export type CheckName = CheckResult['check'];
export type CheckResultOf<Name extends CheckName> = Extract<CheckResult, { check: Name }>;

export const debugModeChange = {
  language,
  path: text,
  property: text,
  /**
   * `set` and `undone` were asked for; `set-again`: the object came anew; `lost`: it went, with what was set; `read`: the
   * page read it for the first time; `refused`: it could not be set.
   */
  change: z.enum(['set', 'set-again', 'undone', 'lost', 'read', 'refused']),
  /** What there was before; null where that is not known. */
  before: z.nullable(z.enum(['absent', 'value', 'accessor'])),
  /** Whether the code of the object's methods holds the property's name; null where that cannot be read. */
  isMentioned: z.nullable(z.boolean()),
  /** Of the first reading: the stack, or Python's file and line. */
  reader: z.nullable(text),
};
