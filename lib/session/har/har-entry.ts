// One entry of a HAR, whoever wrote it: the WebSocket parts are undocumented, so every one of them is optional, and what
// does not fit is left out rather than trusted.
import * as z from 'zod/mini';
import { MAX_TEXT } from '../../protocol/events.ts';

const text = z.catch(z.string(), '');
const number = z.catch(z.number(), 0);
const headers = z.catch(z.array(z.object({ name: text, value: text })), []);
const optionalText = z.catch(z.optional(z.nullable(z.string())), null);

const callFrame = z.object({ functionName: text, url: text, lineNumber: number, columnNumber: number });

/** HTTP Toolkit's shape; its `timestamp` is in epoch seconds. */
const close = z.union([
  z.literal('aborted'),
  z.object({ code: z.optional(z.number()), reason: z.optional(z.string()), timestamp: z.optional(z.number()) }),
]);

/** What Tapewire puts beside: `write-har.ts` writes it. */
const own = z.object({
  events: z.catch(z.array(z.unknown()), []),
  connectionId: text,
  realmId: text,
  sequences: z.catch(z.array(z.number()), []),
  /** Each by the message's place in the list; `message-buffer.ts` says what they mean. */
  byteLengths: z.catch(z.record(z.string(), z.number()), {}),
  cut: z.catch(z.array(z.number()), []),
  missing: z.catch(z.array(z.number()), []),
  late: z.catch(z.record(z.string(), z.tuple([z.number(), z.number()])), {}),
});

const entrySchema = z.object({
  startedDateTime: text,
  time: number,
  request: z.object({ url: z.string(), headers }),
  response: z.catch(
    z.object({
      status: number,
      headers,
      _error: optionalText,
      _failureText: optionalText,
      content: z.catch(z.object({ _file: optionalText }), { _file: null }),
    }),
    { status: 0, headers: [], _error: null, _failureText: null, content: { _file: null } },
  ),
  timings: z.catch(z.object({ wait: number, receive: number }), { wait: 0, receive: 0 }),
  pageref: text,
  _resourceType: text,
  _initiator: z.catch(z.nullable(z.object({ stack: z.object({ callFrames: z.array(callFrame) }) })), null),
  _webSocketMessages: z.catch(z.nullable(z.array(z.unknown())), null),
  _webSocketClose: z.catch(z.optional(close), undefined),
  _tapewire: z.catch(z.optional(own), undefined),
});
export type HarEntry = z.infer<typeof entrySchema>;
export type OwnExtra = z.infer<typeof own>;

/** The entry, or null when it is none. One that was cut off may not have come to its address yet. */
export function parseEntry(value: unknown, isWhole = true): HarEntry | null {
  const parsed = entrySchema.safeParse(isWhole ? value : { request: { url: '' }, ...(value as object) });
  return parsed.success ? parsed.data : null;
}

/** Proxies write the address of the upgrade request, which is that of HTTP. */
export function isSocket(entry: HarEntry): boolean {
  return (
    /^wss?:/i.test(entry.request.url) ||
    entry._webSocketMessages !== null ||
    entry._resourceType.toLowerCase() === 'websocket'
  );
}

/** The address as a page writes it, no longer than an event may carry. */
export function socketUrlOf({ request }: HarEntry): string {
  return request.url.replace(/^http/i, 'ws').slice(0, MAX_TEXT);
}

/** A header's value, '' when it is not there. */
export function headerOf(list: HarEntry['request']['headers'], name: string): string {
  return list.find((header) => header.name.toLowerCase() === name)?.value ?? '';
}

/** One record of `_webSocketMessages`. `time` is on whatever clock the file has. */
export interface HarMessage {
  readonly type: 'send' | 'receive' | 'error';
  readonly time: number;
  readonly isBinary: boolean;
  readonly data: string;
}

const TYPES: ReadonlySet<unknown> = new Set(['send', 'receive', 'error']);
const BINARY = 2;

/** The record, or null when it is none. By hand: there may be a million of them. */
export function parseMessage(value: unknown): HarMessage | null {
  if (typeof value !== 'object' || value === null) return null;
  const { type, time, opcode, data } = value as Record<string, unknown>;
  if (!TYPES.has(type) || typeof data !== 'string') return null;
  const known = typeof time === 'number' ? time : Number.NaN;
  return { type: type as HarMessage['type'], time: known, isBinary: opcode === BINARY, data };
}
