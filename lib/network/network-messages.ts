// The messages of sockets that only the network layer saw, as message events. Pure.
import * as z from 'zod/mini';
import type { MessageEvent } from '../protocol/events.ts';
import type { ConnectionId, RealmId } from '../protocol/identifiers.ts';

/** Their order among themselves is complete, as that of a page; what the witness observes besides is not part of it. */
export const NETWORK_MESSAGES_REALM = 'network-messages' as RealmId;

/** `time` is in epoch seconds, or on a clock of its own. Opcode 2 is binary, as base64. */
const record = z.object({
  type: z.enum(['send', 'receive']),
  time: z.catch(z.number(), 0),
  opcode: z.catch(z.number(), 1),
  data: z.string(),
});
const BINARY = 2;
/** Seconds before this (2001) are no epoch. */
const FIRST_TRUSTED_S = 1_000_000_000;

export type NetworkMessage = Omit<MessageEvent, 'realmId' | 'sequence'>;

const encoder = new TextEncoder();

/** The messages behind the first `skipped` records; what is no message (errors, odd records) is left out. */
export function messagesFrom(
  records: readonly unknown[],
  skipped: number,
  { connectionId, now }: { connectionId: ConnectionId; now: number },
): NetworkMessage[] {
  const messages: NetworkMessage[] = [];
  for (let index = skipped; index < records.length; index++) {
    const parsed = record.safeParse(records[index]);
    if (!parsed.success) continue;
    const { type, time, opcode, data } = parsed.data;
    const payload = opcode === BINARY ? bytesOf(data) : data;
    messages.push({
      type: type === 'send' ? 'message-sent' : 'message-received',
      timestamp: time >= FIRST_TRUSTED_S ? time * 1000 : now,
      connectionId,
      kind: opcode === BINARY ? 'binary' : 'text',
      byteLength: typeof payload === 'string' ? encoder.encode(payload).byteLength : (payload?.byteLength ?? 0),
      payload,
      isTruncated: payload === null,
    });
  }
  return messages;
}

/** Null when it is not base64 after all. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
