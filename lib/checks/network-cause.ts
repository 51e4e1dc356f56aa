// Why a request of ours failed, in the browser's own words: its network log knows what no code is told.
import * as z from 'zod/mini';
import { failureOf, harEntrySchema } from '../network/har-entry.ts';

export interface RequestLog {
  getHAR(): Promise<{ entries?: unknown }>;
}

export interface NetworkCause {
  /** Null when there was no answer. */
  readonly status: number | null;
  readonly failureText: string | null;
}

/** Looks for an entry that is not there yet: the log is a moment behind. */
const LOOKS = 12;
const LOOK_MS = 80;

const requestSchema = z.object({
  _initiator: z.object({ stack: z.object({ callFrames: z.array(z.object({ url: z.string() })) }) }),
  response: z.object({ status: z.catch(z.number(), 0), _error: z.catch(z.nullable(z.string()), null) }),
});

/** What the log says of the newest request that code of this name made; null when it never says. */
export async function findCause(
  log: RequestLog,
  sourceName: string,
  delay: (task: () => void, delayMs: number) => void,
): Promise<NetworkCause | null> {
  for (let look = 0; look < LOOKS; look++) {
    const cause = causeIn(await entriesOf(log), sourceName);
    if (cause !== null) return cause;
    await new Promise<void>((resolve) => delay(resolve, LOOK_MS));
  }
  return null;
}

/** The name of the innermost code on the stack of a request; null where the browser gives no stack. */
export function initiatorOf(entry: unknown): string | null {
  const request = requestSchema.safeParse(entry);
  return request.success ? (request.data._initiator.stack.callFrames[0]?.url ?? null) : null;
}

async function entriesOf(log: RequestLog): Promise<readonly unknown[]> {
  try {
    const { entries } = await log.getHAR();
    return Array.isArray(entries) ? entries : [];
  } catch {
    return [];
  }
}

function causeIn(entries: readonly unknown[], sourceName: string): NetworkCause | null {
  const entry = entries.findLast((candidate) => initiatorOf(candidate) === sourceName);
  if (entry === undefined) return null;
  const socket = harEntrySchema.safeParse(entry);
  const { status, _error } = requestSchema.parse(entry).response;
  const failureText = (socket.success ? failureOf(socket.data)?.text : null) ?? _error;
  return status === 0 && failureText === null ? null : { status: status === 0 ? null : status, failureText };
}
