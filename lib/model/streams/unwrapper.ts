// What a message holds, where its connection wraps messages: packets that were cut, text in bytes, small texts that were
// compressed.
import { inflate } from '../../decode/binary/inflate.ts';
import { printableText } from '../../decode/binary/printable-text.ts';
import type { FormatId } from '../../decode/format.ts';
import type { MessageEvent } from '../../protocol/events.ts';
import { createLookBudget } from './look-budget.ts';
import { createPacketJoiner } from './packet-joiner.ts';

/** What is longer is no heartbeat and hardly an answer; of a text its head tells the kind. Bytes. */
const MAX_PACKED = 256;
const MAX_INFLATED = 4_096;
const MAX_TEXT = 4_096;
const TEXT_HEAD = 1_024;

/** The message as it is to be heard; null when none ends in it. */
export type Unwrapper = (event: MessageEvent, format: FormatId | null) => MessageEvent | null;

/** For the messages of one connection, both directions. */
export function createUnwrapper(): Unwrapper {
  const sentPackets = createPacketJoiner();
  const receivedPackets = createPacketJoiner();
  const unpackings = createLookBudget(400, 200);

  return (event, format) => {
    const { payload, isTruncated } = event;
    if (!(payload instanceof Uint8Array)) return event;
    if (format === 'text-in-bytes') return textOf(event, payload);
    if (format === 'compressed') {
      const isSmall = !isTruncated && payload.length <= MAX_PACKED;
      return isSmall && unpackings.take(event.timestamp) ? inflatedOf(event, payload) : event;
    }
    if (format !== 'mqtt') return event;
    const packets = event.type === 'message-received' ? receivedPackets : sentPackets;
    if (isTruncated) {
      packets.reset();
      return event;
    }
    const joined = packets.join(payload);
    return joined === null ? null : { ...event, payload: joined };
  };
}

function textOf(event: MessageEvent, bytes: Uint8Array): MessageEvent {
  const isLong = bytes.length > MAX_TEXT;
  const isTruncated = event.isTruncated || isLong;
  const text = printableText(isLong ? bytes.subarray(0, TEXT_HEAD) : bytes, isTruncated);
  return text === null ? event : { ...event, payload: text, isTruncated };
}

function inflatedOf(event: MessageEvent, bytes: Uint8Array): MessageEvent {
  try {
    const { bytes: content, isTruncated } = inflate(bytes, MAX_INFLATED, false);
    const text = printableText(content, isTruncated);
    return text === null ? event : { ...event, payload: text, isTruncated };
  } catch {
    // Not compressed after all: heard as the bytes that it is.
    return event;
  }
}
