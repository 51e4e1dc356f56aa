// Socket.IO inside Engine.IO, protocols 4 and 5: https://socket.io/docs/v4/socket-io-protocol/. Pure.
import { briefJson } from '../brief-json.ts';
import { type Json, labelOf, type Pairing } from '../decoded.ts';
import { type DecodeContext, defineFormat, type Facts } from '../format.ts';
import { hexPreview } from '../hex.ts';
import { innerFacts, innerTree, jsonOrHead } from '../inner.ts';
import { controlFacts, detectEngine, type EnginePacket, enginePacket } from './engine-io.ts';

const TYPES = ['connect', 'disconnect', 'event', 'ack', 'connect_error', 'binary_event', 'binary_ack'] as const;
/** Type, attachments, namespace and acknowledgement id, all but the first optional; JSON follows. */
const HEAD = /^([0-6])(?:(\d{1,9})-)?(?:(\/[^,]*)(?:,|$))?(\d{1,15})?/;

interface SocketPacket {
  readonly type: (typeof TYPES)[number];
  readonly attachments: number;
  readonly namespace: string;
  readonly id: number | null;
  readonly data: Json | undefined;
}

interface SocketFrame {
  readonly engine: EnginePacket;
  /** Null for Engine.IO's own packets, for attachments, and for messages that are not Socket.IO's. */
  readonly packet: SocketPacket | null;
}

export const socketIo = defineFormat<SocketFrame>({
  id: 'socket.io',
  name: 'Socket.IO',
  detect: (evidence) => detectEngine(evidence, (path) => !path.includes('/engine.io')),
  parse(captured, { variant }) {
    const parsed = enginePacket(captured, variant);
    return 'frame' in parsed ? { frame: { engine: parsed.frame, packet: packetIn(parsed.frame) } } : parsed;
  },
  facts: ({ engine, packet }, context) => (packet === null ? engineFacts(engine, context) : packetFacts(packet)),
  tree: ({ engine, packet }) => (packet === null ? engineTree(engine) : packetTree(packet)),
});

function packetIn({ type, data, isTruncated }: EnginePacket): SocketPacket | null {
  if (type !== 'message' || typeof data !== 'string') return null;
  const [head, code, attachments, namespace, id] = HEAD.exec(data) ?? [];
  if (head === undefined) return null;
  const rest = data.slice(head.length);
  const value = rest === '' ? undefined : jsonOrHead(rest, isTruncated);
  if (rest !== '' && value === undefined) return null;
  return {
    type: TYPES[Number(code)] ?? 'event',
    attachments: Number(attachments ?? 0),
    namespace: namespace ?? '/',
    id: id === undefined ? null : Number(id),
    data: value,
  };
}

function engineFacts(engine: EnginePacket, context: DecodeContext): Facts {
  const { type, data, isTruncated } = engine;
  if (type !== 'message') return controlFacts(engine);
  if (typeof data === 'string') return innerFacts(data, isTruncated, context);
  return { typeLabel: 'attachment', summary: hexPreview(data) };
}

function packetFacts({ type, namespace, id, data }: SocketPacket): Facts {
  const list = Array.isArray(data) ? (data as readonly Json[]) : null;
  const isEvent = type === 'event' || type === 'binary_event';
  const event = isEvent ? list?.[0] : undefined;
  const told = list === null ? (data === undefined ? [] : [data]) : isEvent ? list.slice(1) : list;
  return {
    typeLabel: event === undefined ? type : labelOf(String(event)),
    summary: told.map((part) => briefJson(part)).join(', '),
    channel: namespace === '/' ? null : labelOf(namespace),
    isError: type === 'connect_error',
    pairing: id === null ? null : pairingOf(`${labelOf(namespace)} ${id}`, isEvent),
  };
}

function pairingOf(key: string, isEvent: boolean): Pairing {
  return { key, role: isEvent ? 'request' : 'reply' };
}

function packetTree({ type, attachments, namespace, id, data }: SocketPacket): Json {
  return {
    type,
    ...(namespace !== '/' && { namespace }),
    ...(id !== null && { id }),
    ...(attachments > 0 && { attachments }),
    ...(data !== undefined && { data }),
  };
}

function engineTree({ type, data, isTruncated }: EnginePacket): Json {
  return {
    type: type === 'message' && typeof data !== 'string' ? 'attachment' : type,
    data: innerTree(data, isTruncated),
  };
}
