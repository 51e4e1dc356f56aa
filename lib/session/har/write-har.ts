// Writes a HAR 1.2 with the messages of its WebSockets, as Chrome's own export has them, so that other tools open it.
// What HAR has no place for stands beside, in `_tapewire`, so that Tapewire reads all of it again.
import type { Connection } from '../../model/connection.ts';
import { createSessionModel, type SessionModel } from '../../model/session.ts';
import type { SessionEvent } from '../../protocol/events.ts';
import type { ConnectionId } from '../../protocol/identifiers.ts';
import { createBreather } from '../bytes/breather.ts';
import { batchesOf, type Events } from '../event-batches.ts';
import { FILE_FORMAT, FILE_VERSION, type SessionFacts } from '../native/session-file.ts';
import { entryFrame, errorRecord, isoOf } from './har-socket.ts';
import { createMessageBuffer, type MessageBuffer } from './message-buffer.ts';

interface Sorted {
  readonly model: SessionModel;
  /** Events of no connection, and those of each but its messages. */
  readonly others: SessionEvent[];
  readonly ofConnection: Map<ConnectionId, SessionEvent[]>;
  readonly messages: Map<ConnectionId, MessageBuffer>;
}

/** The HAR as text, some hundred messages at a time. */
export async function* harText(
  events: Events,
  facts: SessionFacts = {},
  onProgress?: (eventCount: number) => void,
): AsyncGenerator<string> {
  const sorted = await sortOut(events, onProgress);
  const { connections, realms } = sorted.model.view();
  const pages = [...realms.values()]
    .filter(({ kind, isTop }) => kind === 'window' && isTop)
    .sort((a, b) => a.startedAt - b.startedAt);
  const pageIdAt = (at: number): string | null => {
    const index = pages.findLastIndex(({ startedAt }) => startedAt <= at);
    return pages.length === 0 ? null : `page_${Math.max(0, index) + 1}`;
  };
  yield `{"log":${JSON.stringify(logOf(facts, pages)).slice(0, -1)},"entries":[`;
  let isFirst = true;
  for (const connection of [...connections.values()].sort((a, b) => a.createdAt - b.createdAt)) {
    // As with Chrome: what was never constructed is no request.
    if (connection.failure?.cause === 'never-constructed') continue;
    if (!isFirst) yield ',\n';
    yield* entryText(connection, sorted, pageIdAt(connection.createdAt));
    isFirst = false;
  }
  const header = { format: FILE_FORMAT, version: FILE_VERSION, ...facts };
  yield `],"_tapewire":${JSON.stringify({ header, events: sorted.others })}}}\n`;
}

async function sortOut(events: Events, onProgress?: (eventCount: number) => void): Promise<Sorted> {
  const sorted: Sorted = {
    model: createSessionModel(),
    others: [],
    ofConnection: new Map(),
    messages: new Map(),
  };
  const breathe = createBreather();
  let eventCount = 0;
  for await (const batch of batchesOf(events)) {
    for (const event of batch) sortEvent(sorted, event);
    eventCount += batch.length;
    const pause = breathe();
    if (pause === undefined) continue;
    onProgress?.(eventCount);
    await pause;
  }
  onProgress?.(eventCount);
  return sorted;
}

function sortEvent({ model, others, ofConnection, messages }: Sorted, event: SessionEvent): void {
  if (!('connectionId' in event)) {
    others.push(event);
    model.append([event]);
    return;
  }
  const { connectionId } = event;
  const isMessage = event.type === 'message-sent' || event.type === 'message-received';
  const buffer = messages.get(connectionId) ?? createMessageBuffer();
  // Of its messages the first is enough: a connection whose construction was dropped is known by it.
  if (!isMessage || !messages.has(connectionId)) model.append([isMessage ? { ...event, payload: null } : event]);
  messages.set(connectionId, buffer);
  if (isMessage) buffer.append(event);
  else if (event.type === 'payload-read') buffer.amend(event);
  else {
    const known = ofConnection.get(connectionId);
    if (known === undefined) ofConnection.set(connectionId, [event]);
    else known.push(event);
  }
}

async function* entryText(connection: Connection, sorted: Sorted, pageId: string | null): AsyncGenerator<string> {
  const buffer = sorted.messages.get(connection.id) ?? createMessageBuffer();
  const extra = {
    connectionId: connection.id,
    realmId: buffer.realmId ?? connection.realmId,
    events: sorted.ofConnection.get(connection.id) ?? [],
    sequences: buffer.sequences,
    byteLengths: buffer.byteLengths,
    cut: [...buffer.cut],
    missing: [...buffer.missing],
    late: buffer.late,
  };
  const newestAt = buffer.newestAt ?? connection.openedAt ?? connection.createdAt;
  const { before, after } = entryFrame(connection, extra, { newestAt, pageId });
  yield before;
  yield* buffer.text();
  const error = errorRecord(connection);
  if (error !== null) yield `${buffer.sequences.length === 0 ? '' : ','}${error}`;
  yield after;
}

function logOf(facts: SessionFacts, pages: ReadonlyArray<{ url: string; startedAt: number }>): object {
  const [name = 'Tapewire', version = ''] = (facts.creator ?? 'Tapewire').split(' ');
  const { browser } = facts.environment ?? {};
  return {
    version: '1.2',
    creator: { name, version },
    ...(browser === undefined ? {} : { browser: { name: browser, version: '' } }),
    pages: pages.map(({ url, startedAt }, index) => ({
      startedDateTime: isoOf(startedAt),
      id: `page_${index + 1}`,
      title: url,
      pageTimings: { onContentLoad: -1, onLoad: -1 },
    })),
  };
}
