// Engine.IO 3 and 4: https://socket.io/docs/v4/engine-io-protocol/. Pure.
import { type Captured, defineFormat, type Evidence, foundBy, type Parsed, refused } from '../format.ts';
import { innerFacts, innerTree } from '../inner.ts';

const TYPES = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'] as const;

export interface EnginePacket {
  readonly type: (typeof TYPES)[number];
  readonly data: string | Uint8Array;
  readonly isTruncated: boolean;
}

export const engineIo = defineFormat<EnginePacket>({
  id: 'engine.io',
  name: 'Engine.IO',
  detect: (evidence) => detectEngine(evidence, (path) => path.includes('/engine.io')),
  parse: (captured, { variant }) => enginePacket(captured, variant),
  facts: (packet, context) =>
    packet.type === 'message' ? innerFacts(packet.data, packet.isTruncated, context) : controlFacts(packet),
  tree: ({ type, data, isTruncated }) => ({ type, data: innerTree(data, isTruncated) }),
});

/** By the `EIO` that every client puts into the address, or by the packet that every server begins with. */
export function detectEngine({ url, samples }: Evidence, isOwnPath: (path: string) => boolean) {
  const version = url?.searchParams.get('EIO');
  if (version) return isOwnPath(url?.pathname ?? '') ? foundBy('url', version) : null;
  const first = samples.find(({ direction }) => direction === 'received')?.payload;
  const isOpened = typeof first === 'string' && /^0\{"sid":"/.test(first);
  return isOpened && isOwnPath(url?.pathname ?? '') ? foundBy('messages') : null;
}

/** Version 3 puts the type before bytes too; in version 4 bytes are a message as they are. */
export function enginePacket({ payload, isTruncated }: Captured, version: string | null): Parsed<EnginePacket> {
  const isText = typeof payload === 'string';
  if (!isText && version !== '3') return { frame: { type: 'message', data: payload, isTruncated } };
  const code = isText ? payload.charCodeAt(0) - 0x30 : payload[0];
  const type = code === undefined ? undefined : TYPES[code];
  if (type === undefined) return refused('This is no Engine.IO packet: it begins with no packet type.');
  const data = isText ? payload.slice(1) : payload.subarray(1);
  return { frame: { type, data, isTruncated } };
}

/** `2probe` and `3probe` test a transport before it is taken; a bare ping keeps it alive. */
export function controlFacts({ type, data }: EnginePacket) {
  const summary = typeof data === 'string' ? data : '';
  if (type !== 'ping' && type !== 'pong') return { typeLabel: type, summary };
  const key = summary === '' ? 'ping' : `ping ${summary.slice(0, 16)}`;
  return {
    typeLabel: type,
    summary,
    isHeartbeat: summary === '',
    pairing: { key, role: type === 'ping' ? 'request' : 'reply' },
  } as const;
}
