// Healthy clients of other applications, written by their protocols' own libraries: nothing is to be said of them.
import { JsonHubProtocol, MessageType } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { FrameImpl } from '@stomp/stompjs';
import { encodePacket } from 'engine.io-parser';
import { generate, type Packet } from 'mqtt-packet';
import { Serializer } from 'phoenix';
import { Encoder, PacketType } from 'socket.io-parser';
import { describe, expect, it } from 'vitest';
import { type Payload, type Talk, talkOn } from '../../streams/talk.ts';
import { findingsAt } from './said.ts';

const MINUTE = 60_000;

function stomp(command: string, headers: Record<string, string>, body = ''): string {
  const frame = { command, headers, body, escapeHeaderValues: true, skipContentLengthHeader: false };
  return FrameImpl.marshall(frame as unknown as Parameters<typeof FrameImpl.marshall>[0]) as string;
}

function phoenix(message: object): string {
  let wire = '';
  Serializer.encode(message, (found) => {
    wire = found as string;
  });
  return wire;
}

function engine(type: 'ping' | 'pong' | 'message', data?: string): string {
  let wire = '';
  encodePacket({ type, ...(data !== undefined && { data }) }, true, (found) => {
    wire = found as string;
  });
  return wire;
}

const mqtt = (packet: object) => new Uint8Array(generate(packet as Packet));
const event = (n: number) =>
  engine('message', new Encoder().encode({ type: PacketType.EVENT, nsp: '/', data: ['tick', { n }] })[0] as string);
const hub = new JsonHubProtocol();
const packed = new MessagePackHubProtocol();

interface Client {
  readonly url?: string;
  readonly subprotocol?: string;
  start?(talk: Talk): void;
  /** What passes each half minute. */
  readonly sent: (n: number) => readonly Payload[];
  readonly received: (n: number) => readonly Payload[];
}

const CLIENTS: Readonly<Record<string, Client>> = {
  'Socket.IO 4, whose server pings': {
    url: 'wss://a.example/socket.io/?EIO=4&transport=websocket',
    sent: () => [engine('pong')],
    received: (n) => [engine('ping'), event(n)],
  },
  'Socket.IO 2, whose client pings': {
    url: 'wss://a.example/socket.io/?EIO=3&transport=websocket',
    sent: () => [engine('ping')],
    received: (n) => [engine('pong'), event(n)],
  },
  'graphql-transport-ws': {
    subprotocol: 'graphql-transport-ws',
    start(talk) {
      talk.sent(10, { type: 'connection_init' });
      talk.received(20, { type: 'connection_ack' });
      talk.sent(30, { id: '1', type: 'subscribe', payload: { query: 'subscription Quiet { quiet }' } });
    },
    sent: () => ['{"type":"ping"}'],
    received: () => ['{"type":"pong"}'],
  },
  'the older graphql-ws, whose server keeps it alive': {
    subprotocol: 'graphql-ws',
    sent: () => [],
    received: () => ['{"type":"ka"}'],
  },
  Phoenix: {
    url: 'wss://a.example/socket/websocket?vsn=2.0.0',
    start(talk) {
      talk.sent(10, phoenix({ join_ref: '1', ref: '1', topic: 'room:1', event: 'phx_join', payload: {} }));
      talk.received(20, '["1","1","room:1","phx_reply",{"status":"ok","response":{}}]');
    },
    sent: (n) => [phoenix({ join_ref: null, ref: `${n + 2}`, topic: 'phoenix', event: 'heartbeat', payload: {} })],
    received: (n) => [`[null,"${n + 2}","phoenix","phx_reply",{"status":"ok","response":{}}]`],
  },
  'STOMP without receipts': {
    subprotocol: 'v12.stomp',
    start(talk) {
      talk.sent(10, stomp('CONNECT', { 'accept-version': '1.2', 'heart-beat': '30000,30000' }));
      talk.received(20, stomp('CONNECTED', { version: '1.2' }));
      talk.sent(30, stomp('SUBSCRIBE', { id: '0', destination: '/topic/a' }));
      talk.sent(31, stomp('SUBSCRIBE', { id: '1', destination: '/topic/a' }));
    },
    sent: () => ['\n'],
    received: () => ['\n'],
  },
  MQTT: {
    subprotocol: 'mqtt',
    start(talk) {
      talk.sent(10, mqtt({ cmd: 'connect', clientId: 'c', keepalive: 30, protocolId: 'MQTT', protocolVersion: 4 }));
      talk.received(20, mqtt({ cmd: 'connack', returnCode: 0, sessionPresent: false }));
      talk.sent(30, mqtt({ cmd: 'subscribe', messageId: 1, subscriptions: [{ topic: 'a/#', qos: 0 }] }));
      talk.received(40, mqtt({ cmd: 'suback', messageId: 1, granted: [0] }));
    },
    sent: () => [mqtt({ cmd: 'pingreq' })],
    received: () => [mqtt({ cmd: 'pingresp' })],
  },
  'SignalR in JSON': {
    start: (talk) => {
      talk.sent(10, '{"protocol":"json","version":1}\x1e');
      talk.received(20, '{}\x1e');
    },
    sent: () => [hub.writeMessage({ type: MessageType.Ping }) as string],
    received: () => [hub.writeMessage({ type: MessageType.Ping }) as string],
  },
  'SignalR in MessagePack': {
    start: (talk) => talk.sent(10, '{"protocol":"messagepack","version":1}\x1e'),
    sent: () => [new Uint8Array(packed.writeMessage({ type: MessageType.Ping }))],
    received: () => [new Uint8Array(packed.writeMessage({ type: MessageType.Ping }))],
  },
};

describe.each(Object.entries(CLIENTS))('a healthy client of %s', (_, { start, sent, received, ...options }) => {
  it('is said nothing of', () => {
    const talk = talkOn(options);
    start?.(talk);
    for (let n = 1; n <= 20; n++) {
      for (const payload of sent(n)) talk.sent((n * MINUTE) / 2, payload);
      for (const payload of received(n)) talk.received((n * MINUTE) / 2 + 15, payload);
    }
    expect(findingsAt(talk.model, 10 * MINUTE + 20_000)).toEqual([]);
    expect(talk.stream().heartbeats.length).toBeGreaterThan(0);
  });
});
