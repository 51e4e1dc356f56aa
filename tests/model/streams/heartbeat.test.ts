import { describe, expect, it } from 'vitest';
import { overdueOf, rhythmOf } from '../../../lib/model/streams/heartbeat-facts.ts';
import { START } from '../session-log.ts';
import { type Payload, type Talk, talkOn } from './talk.ts';

const never = { wasHidden: () => false };
const [PINGREQ, PINGRESP] = [new Uint8Array([0xc0, 0]), new Uint8Array([0xd0, 0])];

/** A beat of `from` every `intervalMs`, each answered after 20 ms. */
function beat(
  talk: Talk,
  count: number,
  intervalMs: number,
  ping: (n: number) => Payload,
  pong: (n: number) => Payload,
) {
  for (let n = 1; n <= count; n++) {
    talk.sent(n * intervalMs, ping(n));
    talk.received(n * intervalMs + 20, pong(n));
  }
}

describe('heartbeats that name themselves', () => {
  it.each<[string, { url?: string; subprotocol?: string }, (n: number) => Payload, (n: number) => Payload]>([
    ['JSON by type', {}, () => '{"type":"ping"}', () => '{"type":"pong"}'],
    ['JSON by action', {}, () => '{"action":"ping"}', () => '{"action":"pong"}'],
    ['plain words', {}, () => 'ping', () => 'pong'],
    ['Engine.IO 3', { url: 'wss://a.example/socket.io/?EIO=3' }, () => '2', () => '3'],
    ['graphql-transport-ws', { subprotocol: 'graphql-transport-ws' }, () => '{"type":"ping"}', () => '{"type":"pong"}'],
    ['MQTT', { subprotocol: 'mqtt' }, () => PINGREQ, () => PINGRESP],
    [
      'Phoenix',
      { url: 'wss://a.example/socket/websocket?vsn=2.0.0' },
      (n) => `[null,"${n}","phoenix","heartbeat",{}]`,
      (n) => `[null,"${n}","phoenix","phx_reply",{"status":"ok","response":{}}]`,
    ],
    [
      'JSON-RPC',
      {},
      (n) => `{"jsonrpc":"2.0","id":${n},"method":"ping"}`,
      (n) => `{"jsonrpc":"2.0","id":${n},"result":true}`,
    ],
  ])('finds those of %s', (_, options, ping, pong) => {
    const talk = talkOn(options);
    beat(talk, 6, 25_000, ping, pong);
    const [heartbeat, ...more] = talk.stream().heartbeats;
    expect(more).toEqual([]);
    expect(heartbeat).toMatchObject({ from: 'page', knownBy: 'named', count: 6, answeredCount: 6, missedCount: 0 });
    expect(heartbeat && rhythmOf(heartbeat, never)).toMatchObject({
      intervalMs: 25_000,
      roundTripMs: 20,
      throttledCount: 0,
    });
  });

  it('pairs a pong with the ping whose time it echoes, also when it comes late', () => {
    const talk = talkOn();
    const at = (n: number) => `2025-03-04T10:15:${n}0.000000+00:00`;
    talk.received(1_000, { type: 'connection_established', data: { connection_id: 'c', supported_features: [] } });
    talk.received(10_000, { type: 'ping', timestamp: at(1), server_time: 1 });
    talk.received(20_000, { type: 'ping', timestamp: at(2), server_time: 2 });
    talk.sent(20_100, { type: 'pong', timestamp: at(2), server_timestamp: at(1) });
    const [heartbeat] = talk.stream().heartbeats;
    expect(heartbeat).toMatchObject({ from: 'server', count: 2, answeredCount: 1, longestMs: 10_100 });
    expect(heartbeat?.beats[0]).toMatchObject({ answeredAt: START + 20_100 });
  });

  it('knows beats that nobody answers: SockJS, Action Cable, SignalR, STOMP', () => {
    const cases = [
      [{ url: 'wss://a.example/echo/123/abcdefgh/websocket' }, ['o', 'h', 'h']],
      [
        { subprotocol: 'actioncable-v1-json' },
        ['{"type":"welcome"}', '{"type":"ping","message":1}', '{"type":"ping","message":4}'],
      ],
      [{ subprotocol: 'v12.stomp' }, ['CONNECTED\nversion:1.2\n\n\0', '\n', '\n']],
    ] as const;
    for (const [options, texts] of cases) {
      const talk = talkOn(options);
      for (const [place, text] of texts.entries()) talk.received(1_000 * place, text);
      const [heartbeat] = talk.stream().heartbeats;
      expect(heartbeat).toMatchObject({ from: 'server', isAnswerable: false, count: 2, unanswered: [] });
    }
  });
});

describe('heartbeats that only their rhythm tells', () => {
  it('finds a small regular exchange of any words', () => {
    const talk = talkOn();
    for (let n = 0; n < 10; n++) {
      talk.sent(n * 5_000, `{"alive":${1_000 + n}}`);
      talk.received(n * 5_000 + 30, `{"ok":${1_000 + n}}`);
      talk.received(n * 5_000 + 1_700, { type: 'tick', price: n });
    }
    const [heartbeat, ...more] = talk.stream().heartbeats;
    expect(more).toEqual([]);
    expect(heartbeat).toMatchObject({
      from: 'page',
      knownBy: 'rhythm',
      pong: expect.stringMatching(/^\{"ok":/),
      isAnswerable: true,
    });
    expect(heartbeat?.answeredCount).toBe(heartbeat?.count);
  });

  it('takes neither an irregular exchange nor regular data for one', () => {
    const talk = talkOn();
    const times = [0, 900, 4_000, 5_100, 9_000, 15_000, 15_300, 22_000, 30_000, 31_000];
    for (const at of times) {
      talk.sent(at, `{"ask":${at}}`);
      talk.received(at + 30, `{"told":${at}}`);
    }
    for (let n = 0; n < 40; n++) talk.received(40_000 + n * 1_000, `{"price":${n}}`);
    expect(talk.stream().heartbeats).toEqual([]);
  });
});

describe('missed beats', () => {
  it('counts what was never answered, and what waits for longer than is usual', () => {
    const talk = talkOn();
    beat(
      talk,
      3,
      30_000,
      () => '{"type":"ping"}',
      () => '{"type":"pong"}',
    );
    talk.sent(120_000, '{"type":"ping"}');
    talk.sent(150_000, '{"type":"ping"}');
    const [heartbeat] = talk.stream().heartbeats;
    if (heartbeat === undefined) throw new Error('none');
    const rhythm = rhythmOf(heartbeat, never);
    expect(overdueOf(heartbeat, rhythm, () => START + 151_000).map(({ at }) => at - START)).toEqual([120_000]);
    expect(overdueOf(heartbeat, rhythm, () => START + 156_000)).toHaveLength(2);
    talk.received(156_000, '{"type":"pong"}');
    expect(talk.stream().heartbeats[0]).toMatchObject({ answeredCount: 4, missedCount: 1, unanswered: [] });
  });

  it('leaves times out in which a hidden page was slowed down', () => {
    const talk = talkOn();
    for (const at of [30_000, 60_000, 90_000, 150_000, 210_000]) {
      talk.sent(at, '{"type":"ping"}');
      talk.received(at + 10, '{"type":"pong"}');
    }
    const [heartbeat] = talk.stream().heartbeats;
    const hidden = { wasHidden: (since: number) => since >= START + 90_000 };
    expect(heartbeat && rhythmOf(heartbeat, hidden)).toMatchObject({
      intervalMs: 30_000,
      throttledCount: 2,
      longestThrottledMs: 60_000,
    });
  });
});
