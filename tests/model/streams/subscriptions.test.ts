import { FrameImpl } from '@stomp/stompjs';
import { generate, type Packet } from 'mqtt-packet';
import { describe, expect, it } from 'vitest';
import { type Payload, talkOn } from './talk.ts';

const WELCOME = { type: 'connection_established', data: { connection_id: 'c1', supported_features: ['heartbeat'] } };
const ask = (channel: string) => ({ type: 'subscribe', data: { channel } });
const granted = (channel: string) => ({
  type: 'subscribed',
  data: { channel, status: 'active', connection_id: 'c1', subscriber_count: 1 },
});
const refusal = { type: 'error', error: 'invalid_channel', message: 'no', timestamp: '2025-03-04T10:15:30.1' };

function app() {
  const talk = talkOn();
  talk.received(10, WELCOME);
  return talk;
}

describe('subscriptions of the trading app', () => {
  it('are acknowledged by channel, and refused in order', () => {
    const talk = app();
    for (const channel of ['general', 'nonsense', 'trading_data']) talk.sent(100, ask(channel));
    talk.received(110, granted('general'));
    talk.received(111, refusal);
    const [general, nonsense, trading] = talk.stream().subscriptions;
    expect(general).toMatchObject({ channel: 'general', state: 'acknowledged', isToBeAnswered: true, answerIndex: 4 });
    expect(nonsense).toMatchObject({ state: 'refused', reason: 'invalid_channel', asks: [{ messageIndex: 2 }] });
    expect(trading).toMatchObject({ state: 'asked', answeredAt: null });
  });

  it('are counted when asked twice, and begin anew once they ended', () => {
    const talk = app();
    for (const at of [100, 200]) {
      talk.sent(at, ask('general'));
      talk.received(at + 5, granted('general'));
    }
    expect(talk.stream().subscriptions).toMatchObject([{ askCount: 2, state: 'acknowledged' }]);
    talk.sent(300, { type: 'unsubscribe', data: 'general' });
    expect(talk.stream().subscriptions).toMatchObject([{ state: 'ended' }]);
    talk.sent(400, ask('general'));
    expect(talk.stream().subscriptions).toMatchObject([{ askCount: 1, state: 'asked' }]);
  });

  it('know whether their channel was heard', () => {
    const talk = app();
    for (const channel of ['market_data', 'scanner_status']) {
      talk.sent(100, ask(channel));
      talk.received(105, granted(channel));
    }
    talk.received(200, {
      type: 'scanner_status_update',
      payload: {},
      broadcast_info: { id: 'scanner_status_1', channel: 'scanner_status', priority: 'normal' },
    });
    expect(talk.stream().subscriptions.map(({ heardAt }) => heardAt !== null)).toEqual([false, true]);
  });
});

describe('subscriptions of other protocols', () => {
  const stomp = (command: string, headers: Record<string, string>) => {
    const frame = { command, headers, body: '', escapeHeaderValues: true, skipContentLengthHeader: false };
    return FrameImpl.marshall(frame as unknown as Parameters<typeof FrameImpl.marshall>[0]) as string;
  };
  const mqtt = (packet: object) => new Uint8Array(generate(packet as Packet));
  const bytesOf = (...packets: Uint8Array[]) =>
    packets.flatMap((packet) => [...packet].map((byte) => new Uint8Array([byte])));
  const cable = JSON.stringify({ channel: 'ChatChannel', room: '1' });

  it.each<[string, { url?: string; subprotocol?: string }, Payload[], Payload[], object[]]>([
    [
      'Phoenix',
      { url: 'wss://a.example/socket/websocket?vsn=2.0.0' },
      ['["1","1","room:1","phx_join",{}]', '["2","2","room:2","phx_join",{}]', '["3","3","room:3","phx_join",{}]'],
      [
        '["1","1","room:1","phx_reply",{"status":"ok","response":{}}]',
        '["2","2","room:2","phx_reply",{"status":"error","response":{"reason":"full"}}]',
      ],
      [{ state: 'acknowledged' }, { state: 'refused', reason: 'full' }, { state: 'asked', isToBeAnswered: true }],
    ],
    [
      'graphql-transport-ws',
      { subprotocol: 'graphql-transport-ws' },
      [
        '{"id":"a","type":"subscribe","payload":{"query":"subscription Ticks { t }"}}',
        '{"id":"b","type":"subscribe","payload":{"query":"query Q { t }"}}',
        '{"id":"c","type":"subscribe","payload":{"query":"subscription Late { t }"}}',
      ],
      ['{"id":"a","type":"next","payload":{"data":{"t":1}}}'],
      [
        { channel: 'Ticks', state: 'acknowledged' },
        { channel: 'Late', state: 'asked', isToBeAnswered: false },
      ],
    ],
    [
      'STOMP',
      { subprotocol: 'v12.stomp' },
      [
        stomp('SUBSCRIBE', { id: '0', destination: '/topic/a', receipt: 'r1' }),
        stomp('SUBSCRIBE', { id: '1', destination: '/topic/b' }),
      ],
      [stomp('RECEIPT', { 'receipt-id': 'r1' })],
      [
        { channel: '/topic/a', state: 'acknowledged' },
        { channel: '/topic/b', isToBeAnswered: false },
      ],
    ],
    [
      'WAMP',
      { subprotocol: 'wamp.2.json' },
      ['[32,7,{},"com.a"]', '[32,8,{},"com.b"]'],
      ['[33,7,99]', '[8,32,8,{},"wamp.error.not_authorized"]'],
      [
        { channel: 'com.a', state: 'acknowledged' },
        { state: 'refused', reason: 'wamp.error.not_authorized' },
      ],
    ],
    [
      'MQTT',
      { subprotocol: 'mqtt' },
      [
        mqtt({
          cmd: 'subscribe',
          messageId: 4,
          subscriptions: [
            { topic: 'a/#', qos: 0 },
            { topic: 'b', qos: 0 },
          ],
        }),
      ],
      [mqtt({ cmd: 'suback', messageId: 4, granted: [0, 128] })],
      [
        { channel: 'a/#', state: 'acknowledged' },
        { channel: 'b', state: 'refused' },
      ],
    ],
    [
      'MQTT, every byte in a message of its own',
      { subprotocol: 'mqtt' },
      bytesOf(mqtt({ cmd: 'subscribe', messageId: 4, subscriptions: [{ topic: 'a', qos: 0 }] })),
      bytesOf(mqtt({ cmd: 'pingresp' }), mqtt({ cmd: 'suback', messageId: 4, granted: [0] })),
      [{ channel: 'a', state: 'acknowledged' }],
    ],
    [
      'Action Cable',
      { subprotocol: 'actioncable-v1-json' },
      [JSON.stringify({ command: 'subscribe', identifier: cable })],
      [JSON.stringify({ type: 'reject_subscription', identifier: cable })],
      [{ channel: 'ChatChannel', state: 'refused' }],
    ],
    [
      'Pusher',
      {},
      ['{"event":"pusher:subscribe","data":{"channel":"my"}}', '{"event":"pusher:subscribe","data":{"channel":"b"}}'],
      ['{"event":"pusher_internal:subscription_succeeded","data":"{}","channel":"my"}'],
      [
        { channel: 'my', state: 'acknowledged', isToBeAnswered: false },
        { channel: 'b', state: 'asked' },
      ],
    ],
    [
      'JSON-RPC',
      {},
      ['{"jsonrpc":"2.0","id":1,"method":"eth_subscribe","params":["newHeads"]}'],
      ['{"jsonrpc":"2.0","id":1,"result":"0x9"}'],
      [{ channel: '["newHeads"]', state: 'acknowledged' }],
    ],
  ])('are followed in %s', (_, options, sent, received, expected) => {
    const talk = talkOn(options);
    for (const [place, payload] of sent.entries()) talk.sent(100 + place, payload);
    for (const [place, payload] of received.entries()) talk.received(200 + place, payload);
    expect(talk.stream().subscriptions).toMatchObject(expected);
  });
});
