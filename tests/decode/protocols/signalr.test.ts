import { JsonHubProtocol, MessageType } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import { describe, expect, it } from 'vitest';
import { decodeAs } from '../decode-as.ts';

const decode = decodeAs('signalr');
const json = new JsonHubProtocol();
const msgpack = new MessagePackHubProtocol();

type HubMessage = Parameters<typeof json.writeMessage>[0];

const invocation = {
  type: MessageType.Invocation,
  target: 'Send',
  arguments: ['hi', { n: 1 }],
  invocationId: '4',
  headers: {},
};
const completion = { type: MessageType.Completion, invocationId: '4', result: 42, headers: {} };
const failure = { type: MessageType.Completion, invocationId: '4', error: 'no such hub', headers: {} };
const item = { type: MessageType.StreamItem, invocationId: '5', item: 7, headers: {} };
const ping = { type: MessageType.Ping };

describe.each([
  ['JSON', (message: object) => json.writeMessage(message as HubMessage)],
  ['MessagePack', (message: object) => msgpack.writeMessage(message as HubMessage)],
])('SignalR in %s', (_, write) => {
  it('pairs an invocation with its completion', () => {
    const asked = decode(write(invocation));
    const answered = decode(write(completion));
    expect(asked).toMatchObject({ format: 'signalr', typeLabel: 'Send', summary: '["hi",{"n":1}]', error: null });
    expect(answered).toMatchObject({ typeLabel: 'completion', summary: '42' });
    expect(asked.pairing).toMatchObject({ role: 'request' });
    expect(answered.pairing).toEqual({ key: asked.pairing?.key, role: 'reply' });
    expect(asked.tree).toMatchObject({ type: 1, target: 'Send', arguments: ['hi', { n: 1 }], invocationId: '4' });
  });

  it('shows an error and the items of a stream', () => {
    expect(decode(write(failure))).toMatchObject({ typeLabel: 'completion', summary: '"no such hub"' });
    expect(decode(write(failure)).tree).toMatchObject({ error: 'no such hub' });
    expect(decode(write(item))).toMatchObject({ typeLabel: 'stream item', summary: '7', pairing: { role: 'reply' } });
  });

  it('awaits no reply for an invocation without an id', () => {
    const { invocationId: _id, ...withoutId } = invocation;
    expect(decode(write(withoutId))).toMatchObject({ typeLabel: 'Send', pairing: null });
  });

  it('takes the ping for a heartbeat', () => {
    expect(decode(write(ping))).toMatchObject({ typeLabel: 'ping', isHeartbeat: true, pairing: null });
  });

  it('reads several records of one message', () => {
    const [first, second] = [write(ping), write(invocation)];
    const both =
      typeof first === 'string' || typeof second === 'string'
        ? `${first}${second}`
        : new Uint8Array([...new Uint8Array(first), ...new Uint8Array(second)]);
    expect(decode(both)).toMatchObject({ typeLabel: 'Send', isHeartbeat: false });
    expect(decode(both).tree).toHaveLength(2);
  });

  it.each([
    [{ type: MessageType.CancelInvocation, invocationId: '5', headers: {} }, 'cancel'],
    [{ type: MessageType.StreamInvocation, invocationId: '5', target: 'Count', arguments: [9], headers: {} }, 'Count'],
    [{ type: MessageType.Ack, sequenceId: 3 }, 'ack'],
    [{ type: MessageType.Sequence, sequenceId: 3 }, 'sequence'],
  ])('reads %j', (message, typeLabel) => {
    expect(decode(write(message))).toMatchObject({ typeLabel, error: null });
  });
});

describe('SignalR', () => {
  it('reads the handshake, also where the answer comes as bytes', () => {
    const asked = decode('{"protocol":"messagepack","version":1}\x1e');
    expect(asked).toMatchObject({ typeLabel: 'handshake', pairing: { key: 'handshake', role: 'request' } });
    const answered = decode(new TextEncoder().encode('{}\x1e'), { direction: 'received' });
    expect(answered).toMatchObject({
      typeLabel: 'handshake',
      pairing: { key: 'handshake', role: 'reply' },
      error: null,
    });
    expect(decode('{"error":"wrong version"}\x1e')).toMatchObject({ summary: 'wrong version' });
  });

  it.each(['hello', '{"type":6}', '[1]\x1e', '', 'x\x1e'])('refuses %j', (text) => {
    expect(decode(text).error).toMatch(/no SignalR message/);
  });

  it.each([[[]], [[5, 1, 2]], [[1, 0x90]], [[2, 0x91, 99]], [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff]]])(
    'refuses the bytes %j',
    (bytes) => {
      expect(decode(new Uint8Array(bytes)).error).toMatch(/no SignalR message/);
    },
  );
});
