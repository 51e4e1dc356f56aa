// One WebSocket of the browser's network log, as `devtools.network.getHAR()` gives it. The WebSocket fields are
// undocumented: every one is optional here, and what does not fit is left out rather than trusted. Firefox gives what a
// HAR must have and none of the fields that begin with `_`.
import * as z from 'zod/mini';

const header = z.object({ name: z.string(), value: z.string() });
const headers = z.catch(z.array(header), []);
const text = z.catch(z.string(), '');
const count = z.catch(z.number().check(z.minimum(0)), 0);

const callFrame = z.object({
  functionName: text,
  url: text,
  /** From 0, as the debugging protocol counts. */
  lineNumber: z.catch(z.number(), 0),
  columnNumber: z.catch(z.number(), 0),
});

const webSocketMessage = z.object({
  type: z.enum(['send', 'receive', 'error']),
  time: z.catch(z.number(), 0),
  data: text,
});

const SOCKET_URL = /^wss?:/i;

export const harEntrySchema = z.object({
  startedDateTime: text,
  request: z.object({ url: z.string().check(z.regex(SOCKET_URL)), headers }),
  response: z.object({ status: count, headers }),
  _initiator: z.catch(z.nullable(z.object({ stack: z.optional(z.object({ callFrames: z.array(callFrame) })) })), null),
  _webSocketMessages: z.catch(z.nullable(z.array(z.unknown())), null),
  /** ms from the start to the newest thing that happened. */
  time: z.catch(z.number(), 0),
  timings: z.catch(z.object({ receive: z.catch(z.number(), 0) }), { receive: 0 }),
});
export type HarEntry = z.infer<typeof harEntrySchema>;

/** The last `error` record: Chrome's own words for why the connection failed. Null when there is none. */
export function failureOf(entry: HarEntry): { text: string; time: number } | null {
  const messages = entry._webSocketMessages ?? [];
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = webSocketMessage.safeParse(messages[index]);
    if (message.success && message.data.type === 'error') return { text: message.data.data, time: message.data.time };
  }
  return null;
}

/** Messages of a type; the log is long, so records are looked at without a schema. */
export function countOf(entry: HarEntry, type: 'send' | 'receive'): number {
  let found = 0;
  for (const message of entry._webSocketMessages ?? []) {
    if (typeof message === 'object' && message !== null && 'type' in message && message.type === type) found++;
  }
  return found;
}

/** A cheap look at what a request was, before its entry is parsed. */
export function isWebSocketEntry(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null || !('request' in entry)) return false;
  const { request } = entry;
  if (typeof request !== 'object' || request === null || !('url' in request)) return false;
  return typeof request.url === 'string' && SOCKET_URL.test(request.url);
}
