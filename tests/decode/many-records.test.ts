// Payloads of more records than are told.
import { JsonHubProtocol, MessageType } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { FrameImpl } from '@stomp/stompjs';
import { generate } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import type { FormatId } from '../../lib/decode/format.ts';
import { decodeAs, type Payload } from './decode-as.ts';

const MAX = 5_000;

const sequence = { type: MessageType.Sequence, sequenceId: 3 } as const;
const repeated = (one: Uint8Array, count: number) =>
  Uint8Array.from({ length: one.length * count }, (_, index) => one[index % one.length] ?? 0);
const hub = new JsonHubProtocol().writeMessage(sequence);
const hubBytes = new Uint8Array(new MessagePackHubProtocol().writeMessage(sequence) as ArrayBuffer);
const puback = new Uint8Array(generate({ cmd: 'puback', messageId: 9 }));
const ack = FrameImpl.marshall({ command: 'ACK', headers: { id: '1' }, body: '' } as never) as string;

type Case = [name: string, format: FormatId, payloadOf: (count: number) => Payload];

describe.each<Case>([
  ['SignalR in JSON', 'signalr', (count) => hub.repeat(count)],
  ['SignalR in MessagePack', 'signalr', (count) => repeated(hubBytes, count)],
  ['MQTT', 'mqtt', (count) => repeated(puback, count)],
  ['STOMP', 'stomp', (count) => ack.repeat(count)],
  ['WAMP', 'wamp', (count) => `${JSON.stringify([35, 1])}\x1e`.repeat(count)],
  ['SockJS', 'sockjs', (count) => `a${JSON.stringify(Array(count).fill('[1]'))}`],
])('a payload of %s', (_, format, payloadOf) => {
  const decode = decodeAs(format);

  it.each([
    [2, '2', 2],
    [MAX, `${MAX}`, MAX],
    [MAX + 1, `${MAX}+`, MAX + 1],
    [MAX + 9, `${MAX}+`, MAX + 1],
  ])('with %d records says %s', (count, told, length) => {
    const decoded = decode(payloadOf(count));
    expect(decoded.summary.startsWith(`(1/${told})`)).toBe(true);
    const { tree } = decoded;
    const list = format === 'sockjs' ? (tree as { messages: unknown[] }).messages : (tree as unknown[]);
    expect(list).toHaveLength(length);
    expect(list.at(-1) === '…').toBe(count > MAX);
  });

  it('that was cut says that there may be more', () => {
    const payload = payloadOf(3);
    const cut = typeof payload === 'string' ? payload : new Uint8Array(payload);
    expect(decode(cut.slice(0, -1), { isTruncated: true }).summary).toMatch(/^\(1\/[23]\+\)/);
  });
});
