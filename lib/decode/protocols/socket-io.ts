// Socket.IO inside Engine.IO, protocols 4 and 5: https://socket.io/docs/v4/socket-io-protocol/. Pure.
import { briefJson } from '../brief-json.ts';
import { type Json, labelOf, type Pairing } from '../decoded.ts';
import { type DecodeContext, defineFormat, type Facts, type Parsed } from '../format.ts';
import { hexPreview } from '../hex.ts';
import { innerFacts, innerTree, jsonOrHead } from '../inner.ts';
import { controlFacts, detectEngine, type EnginePacket, enginePacket } from './engine-io.ts';
import { mayBePacket, packetInBytes } from './socket-io-bytes.ts';

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
  parse(captured, context) {
    const engine = enginePacket(captured, context.variant);
    if (!('frame' in engine)) return engine;
    const packet = packetIn(engine.frame, context);
    return 'frame' in packet ? { frame: { engine: engine.frame, packet: packet.frame } } : packet;
  },
  facts: ({ engine, packet }, context) => (packet === null ? engineFacts(engine, context) : packetFacts(packet)),
  tree: ({ engine, packet }) => (packet === null ? engineTree(engine) : packetTree(packet)),
});

function packetIn({ type, data, isTruncated }: EnginePacket, context: DecodeContext): Parsed<SocketPacket | null> {
  if (type !== 'message') return { frame: null };
  if (typeof data === 'string') return { frame: packetInText(data, isTruncated) };
  if (!mayBePacket(data)) return { frame: null };
  const read = packetInBytes(data, isTruncated, context);
  if (!('frame' in read)) return read;
  return { frame: read.frame && { ...read.frame, type: TYPES[read.frame.type] ?? 'event', attachments: 0 } };
}

function packetInText(data: string, isTruncated: boolean): SocketPacket | null {
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
