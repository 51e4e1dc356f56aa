// What tells that something failed, as the libraries of the protocols write it.
import { JsonHubProtocol, MessageType } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { FrameImpl } from '@stomp/stompjs';
import { createJSONRPCErrorResponse, createJSONRPCSuccessResponse } from 'json-rpc-2.0';
import { generate, type Packet as MqttPacket } from 'mqtt-packet';
import { Encoder, type Packet, PacketType } from 'socket.io-parser';
import { describe, expect, it } from 'vitest';
import { MsgpackSerializer } from 'wampy/MsgpackSerializer.js';
import type { FormatId } from '../../lib/decode/format.ts';
import { decode } from '../../lib/decode/registry.ts';
import { decodeAs, type Payload } from './decode-as.ts';

const json = new JsonHubProtocol();
const msgpack = new MessagePackHubProtocol();
const wamp = new MsgpackSerializer();

const mqtt = (version: 4 | 5, packet: object) =>
  new Uint8Array(generate(packet as MqttPacket, { protocolVersion: version }));
const socketIo = (packet: Packet) => `4${new Encoder().encode(packet)[0]}`;
const stomp = (command: string, headers: Record<string, string>) =>
  FrameImpl.marshall({ command, headers, body: 'x', escapeHeaderValues: true } as never) as string;
const wampOf = async (message: unknown[]) => new Uint8Array((await wamp.encode(message)) as Uint8Array);

const failed = { type: MessageType.Completion, invocationId: '4', error: 'no such hub', headers: {} } as const;
const done = { type: MessageType.Completion, invocationId: '4', result: 1, headers: {} } as const;
const rpcError = createJSONRPCErrorResponse(1, -32_601, 'Method not found');
const rpcResult = createJSONRPCSuccessResponse(1, 'ok');
const wampError = await wampOf([8, 48, 7, {}, 'wamp.error.no_such_procedure']);
const wampAbort = await wampOf([3, {}, 'wamp.error.no_such_realm']);
const wampResult = await wampOf([50, 7, {}, [3]]);
const IDENTIFIER = JSON.stringify('{"channel":"ChatChannel"}');

type Case = [name: string, format: FormatId, variant: string | null, payload: Payload];

describe('an error', () => {
  it.each<Case>([
    ['SignalR, a completion', 'signalr', null, json.writeMessage(failed)],
    ['SignalR, a completion in MessagePack', 'signalr', null, msgpack.writeMessage(failed)],
    ['SignalR, one of several', 'signalr', null, json.writeMessage(done) + json.writeMessage(failed)],
    ['SignalR, a close', 'signalr', null, '{"type":7,"error":"timed out"}\x1e'],
    ['SignalR, the handshake', 'signalr', null, '{"error":"wrong version"}\x1e'],
    ['Phoenix, a reply', 'phoenix', null, '["3","7","room:1","phx_reply",{"status":"error","response":{}}]'],
    ['Phoenix, a channel that crashed', 'phoenix', null, '["3","3","room:1","phx_error",{}]'],
    ['OCPP', 'ocpp', null, '[4,"7","NotSupported","no",{}]'],
    ['Action Cable, refused', 'actioncable', null, `{"identifier":${IDENTIFIER},"type":"reject_subscription"}`],
    ['Action Cable, ended', 'actioncable', null, '{"type":"disconnect","reason":"unauthorized","reconnect":false}'],
    ['MQTT 3.1.1, CONNACK', 'mqtt', '4', mqtt(4, { cmd: 'connack', returnCode: 5, sessionPresent: false })],
    ['MQTT 3.1.1, SUBACK', 'mqtt', '4', mqtt(4, { cmd: 'suback', messageId: 9, granted: [1, 128] })],
    ['MQTT 5, CONNACK', 'mqtt', '5', mqtt(5, { cmd: 'connack', reasonCode: 135, sessionPresent: false })],
    ['MQTT 5, SUBACK', 'mqtt', '5', mqtt(5, { cmd: 'suback', messageId: 9, granted: [0, 135] })],
    ['MQTT 5, PUBACK', 'mqtt', '5', mqtt(5, { cmd: 'puback', messageId: 9, reasonCode: 151 })],
    ['MQTT 5, DISCONNECT', 'mqtt', '5', mqtt(5, { cmd: 'disconnect', reasonCode: 142 })],
    ['Socket.IO', 'socket.io', '4', socketIo({ type: PacketType.CONNECT_ERROR, nsp: '/', data: { message: 'no' } })],
    ['STOMP', 'stomp', null, stomp('ERROR', { message: 'no' })],
    ['GraphQL', 'graphql-transport-ws', null, '{"type":"error","id":"1","payload":[{"message":"no"}]}'],
    ['GraphQL, in a result', 'graphql-transport-ws', null, '{"type":"next","id":"1","payload":{"errors":[{}]}}'],
    ['GraphQL before, the greeting', 'graphql-ws', null, '{"type":"connection_error","payload":{"message":"no"}}'],
    ['WAMP, ERROR', 'wamp', 'msgpack', wampError],
    ['WAMP, ABORT', 'wamp', 'msgpack', wampAbort],
    ['JSON-RPC', 'json-rpc', null, JSON.stringify(rpcError)],
    ['JSON-RPC, one of a batch', 'json-rpc', null, JSON.stringify([rpcResult, rpcError])],
  ])('is what says so: %s', (_, format, variant, payload) => {
    expect(decodeAs(format, variant)(payload, { direction: 'received' })).toMatchObject({ isError: true, error: null });
  });

  it.each<Case>([
    ['SignalR, a completion', 'signalr', null, json.writeMessage(done)],
    ['SignalR, a close', 'signalr', null, json.writeMessage({ type: MessageType.Close } as never)],
    ['Phoenix, a reply', 'phoenix', null, '["3","7","room:1","phx_reply",{"status":"ok","response":{}}]'],
    ['Phoenix, a push with such a word', 'phoenix', null, '["3","7","room:1","save",{"status":"error"}]'],
    ['OCPP', 'ocpp', null, '[3,"7",{"status":"Accepted"}]'],
    ['Action Cable', 'actioncable', null, `{"identifier":${IDENTIFIER},"type":"confirm_subscription"}`],
    ['MQTT 3.1.1, CONNACK', 'mqtt', '4', mqtt(4, { cmd: 'connack', returnCode: 0, sessionPresent: false })],
    ['MQTT 5, PUBACK that nobody waits for', 'mqtt', '5', mqtt(5, { cmd: 'puback', messageId: 9, reasonCode: 16 })],
    ['MQTT 5, SUBACK', 'mqtt', '5', mqtt(5, { cmd: 'suback', messageId: 9, granted: [0, 2] })],
    ['MQTT 5, DISCONNECT with a will', 'mqtt', '5', mqtt(5, { cmd: 'disconnect', reasonCode: 4 })],
    ['Socket.IO', 'socket.io', '4', socketIo({ type: PacketType.DISCONNECT, nsp: '/' } as Packet)],
    ['STOMP', 'stomp', null, stomp('MESSAGE', { destination: '/errors' })],
    ['GraphQL', 'graphql-transport-ws', null, '{"type":"next","id":"1","payload":{"data":{"error":1}}}'],
    ['WAMP', 'wamp', 'msgpack', wampResult],
    ['JSON-RPC', 'json-rpc', null, JSON.stringify({ ...rpcResult, error: null })],
  ])('is not what goes well: %s', (_, format, variant, payload) => {
    expect(decodeAs(format, variant)(payload, { direction: 'received' })).toMatchObject({
      isError: false,
      error: null,
    });
  });

  it.each([
    ['{"type":"scanner_error"}', true],
    ['{"type":"authError"}', true],
    ['{"type":"ERROR"}', true],
    ['{"type":"terror"}', false],
    ['{"type":"errors"}', false],
    ['error', false],
  ])('is told by the type that JSON names: %s', (payload, isError) => {
    expect(decode({ payload, isTruncated: false }).isError).toBe(isError);
  });
});
