// Messages as a table for spreadsheets and scripts. Cannot be read back: it does not say who opened what, and why.
import type { ReadingChoices } from '../../decode/decoding.ts';
import type { MessageEvent, SessionEvent } from '../../protocol/events.ts';
import type { ConnectionId } from '../../protocol/identifiers.ts';
import { toBase64 } from '../bytes/base64.ts';
import { createBreather } from '../bytes/breather.ts';
import { batchesOf, type Events } from '../event-batches.ts';
import { createSessionDecoding, type SessionDecoding } from '../session-decoding.ts';
import { MAX_CELL, textCell } from './cell.ts';

/** `data` is text, or base64 where the opcode is 2; `is_cut` says that it is not all of the message. */
const COLUMNS = [
  ...['seq', 'time_iso', 'epoch_ms', 'delta_ms', 'conn_id', 'url', 'dir', 'opcode'],
  ...['bytes', 'type', 'summary', 'data', 'is_cut'],
];
/** By which spreadsheets know UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
const END = '\r\n';

/**
 * The table as text, some hundred rows at a time. Bytes of a Blob that were read later are not in it. `choices`: what
 * the user decided of how messages are read.
 */
export async function* csvText(
  events: Events,
  onProgress?: (eventCount: number) => void,
  choices?: ReadingChoices,
): AsyncGenerator<string> {
  const breathe = createBreather();
  const rows = createRows(await createSessionDecoding(choices));
  let eventCount = 0;
  yield BYTE_ORDER_MARK + COLUMNS.join(',') + END;
  for await (const batch of batchesOf(events)) {
    let text = '';
    for (const event of batch) text += rows.take(event);
    eventCount += batch.length;
    if (text !== '') yield text;
    const pause = breathe();
    if (pause === undefined) continue;
    onProgress?.(eventCount);
    await pause;
  }
  onProgress?.(eventCount);
}

function createRows(decoding: SessionDecoding) {
  const urls = new Map<ConnectionId, string>();
  let count = 0;
  let before: number | null = null;

  function row(event: MessageEvent): string {
    const { timestamp, connectionId, kind, byteLength, payload, isTruncated } = event;
    const { typeLabel, summary } = decoding.describe(event);
    const data = payload instanceof Uint8Array ? toBase64(payload) : (payload ?? '');
    const cells = [
      ++count,
      dateOf(timestamp),
      round(timestamp),
      before === null ? 0 : round(timestamp - before),
      textCell(connectionId),
      textCell(urls.get(connectionId) ?? ''),
      event.type === 'message-sent' ? 'send' : 'receive',
      kind === 'binary' ? 2 : 1,
      byteLength,
      textCell(typeLabel ?? ''),
      textCell(summary),
      textCell(data),
      isTruncated || payload === null || data.length > MAX_CELL,
    ];
    before = timestamp;
    return cells.join(',') + END;
  }

  return {
    /** The row of a message; '' for what is none. */
    take(event: SessionEvent): string {
      decoding.observe(event);
      if (event.type === 'connection-created') urls.set(event.connectionId, event.url);
      if (event.type === 'network-observed') urls.set(`network/${event.entryId}` as ConnectionId, event.url);
      return event.type === 'message-sent' || event.type === 'message-received' ? row(event) : '';
    },
  };
}

/** To the microsecond. */
function round(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

const MAX_DATE = 8_640_000_000_000_000;

function dateOf(epochMs: number): string {
  return epochMs <= MAX_DATE ? new Date(epochMs).toISOString() : '';
}
