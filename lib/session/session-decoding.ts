// What the messages of a session say, each by what its connection speaks, for ways out that walk over the log once.
import type { Description, Json } from '../decode/decoded.ts';
import { createDecoding, type DecodableMessage, type ReadingChoices } from '../decode/decoding.ts';
import { loadLibraries } from '../decode/libraries.ts';
import { DECODERS } from '../decode/registry.ts';
import type { MessageEvent, SessionEvent } from '../protocol/events.ts';

export interface SessionDecoding {
  /** Every event, in order: connections are known by theirs. */
  observe(event: SessionEvent): void;
  describe(event: MessageEvent): Description;
  treeOf(event: MessageEvent): Json;
}

const UNDECIDED: ReadingChoices = { decoders: DECODERS, forced: new Map() };

/** Reads by what connections speak, where `choices` do not say otherwise. */
export async function createSessionDecoding(choices = UNDECIDED): Promise<SessionDecoding> {
  const connections = new Map<string, { url: string; subprotocol: string | null }>();
  const libraries = await loadLibraries();
  const decoding = createDecoding({ connectionOf: (id) => connections.get(id), decoders: choices.decoders, libraries });
  for (const [id, format] of choices.forced) decoding.force(id, format);
  let index = 0;

  function decodable({ type, connectionId, timestamp, payload, isTruncated }: MessageEvent): DecodableMessage {
    const direction = type === 'message-sent' ? 'sent' : 'received';
    return { index: index++, connectionId, direction, timestamp, payload, isTruncated };
  }

  return {
    observe(event) {
      if (event.type === 'connection-created') {
        connections.set(event.connectionId, { url: event.url, subprotocol: null });
      } else if (event.type === 'connection-opened') {
        const url = connections.get(event.connectionId)?.url ?? '';
        connections.set(event.connectionId, { url, subprotocol: event.subprotocol });
      } else if (event.type === 'network-observed') {
        connections.set(`network/${event.entryId}`, { url: event.url, subprotocol: null });
      }
    },
    describe: (event) => decoding.describe(decodable(event)),
    treeOf: (event) => decoding.decode(decodable(event)).tree,
  };
}
