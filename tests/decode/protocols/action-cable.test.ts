// @vitest-environment happy-dom
import { adapters, createConsumer, INTERNAL } from '@rails/actioncable';
import { describe, expect, it } from 'vitest';
import { decodeAs } from '../decode-as.ts';

const decode = decodeAs('actioncable');
const OPEN = 1;

interface FakeSocket {
  onmessage(event: { data: string }): void;
  onopen(): void;
}

/** What the real client sends when it subscribes, performs an action and leaves, against a server that confirms. */
function clientMessages(): string[] {
  const sent: string[] = [];
  let socket: FakeSocket | null = null;
  function Fake(this: object) {
    const parts = {
      protocol: 'actioncable-v1-json',
      readyState: OPEN,
      send: (text: string) => sent.push(text),
      close() {},
    };
    socket = Object.assign(this, parts) as unknown as FakeSocket;
  }
  // The client finds the name of a state among the constructor's own members.
  adapters.WebSocket = Object.assign(Fake, { OPEN });
  const consumer = createConsumer('ws://example.org/cable');
  const subscription = consumer.subscriptions.create({ channel: 'ChatChannel', room: '1' }, {});
  const receive = (data: object) => socket?.onmessage({ data: JSON.stringify(data) });
  (socket as FakeSocket | null)?.onopen();
  receive({ type: 'welcome' });
  receive({ type: 'confirm_subscription', identifier: '{"channel":"ChatChannel","room":"1"}' });
  subscription.perform('speak', { body: 'hi' });
  subscription.unsubscribe();
  consumer.disconnect();
  return sent;
}

const IDENTIFIER = JSON.stringify('{"channel":"ChatChannel","room":"1"}');

describe('Action Cable', () => {
  const sent = clientMessages();
  const find = (type: string) => sent.map((text) => decode(text)).find(({ typeLabel }) => typeLabel === type);

  it('knows every message of the client', () => {
    expect(sent.length).toBeGreaterThanOrEqual(3);
    expect(sent.map((text) => decode(text).error)).toEqual(sent.map(() => null));
    expect(INTERNAL.protocols).toContain('actioncable-v1-json');
  });

  it('pairs a subscription with its confirmation or rejection', () => {
    const asked = find('subscribe');
    expect(asked).toMatchObject({ channel: 'ChatChannel', pairing: { role: 'request' } });
    for (const type of ['confirm_subscription', 'reject_subscription']) {
      const answer = decode(`{"identifier":${IDENTIFIER},"type":"${type}"}`);
      expect(answer).toMatchObject({ typeLabel: type, channel: 'ChatChannel' });
      expect(answer.pairing).toEqual({ key: asked?.pairing?.key, role: 'reply' });
    }
  });

  it('names an action, and unwraps what is JSON inside strings', () => {
    expect(find('speak')).toMatchObject({ summary: '{"body":"hi","action":"speak"}', channel: 'ChatChannel' });
    expect(find('speak')?.tree).toEqual({
      command: 'message',
      identifier: { channel: 'ChatChannel', room: '1' },
      data: { body: 'hi', action: 'speak' },
    });
  });

  it('reads what a channel broadcasts', () => {
    const decoded = decode(`{"identifier":${IDENTIFIER},"message":{"body":"hi"}}`);
    expect(decoded).toMatchObject({ typeLabel: 'message', summary: '{"body":"hi"}', channel: 'ChatChannel' });
  });

  it('takes the ping of the server for a heartbeat that nobody answers', () => {
    expect(decode('{"type":"ping","message":1741083330}')).toMatchObject({ isHeartbeat: true, pairing: null });
    expect(decode('{"type":"welcome"}')).toMatchObject({ typeLabel: 'welcome', isHeartbeat: false });
    expect(decode('{"type":"disconnect","reason":"unauthorized","reconnect":false}').summary).toBe('unauthorized');
  });

  it.each(['{"a":1}', '[]', 'ping', '{"identifier":"x"}', ''])('refuses %j', (text) => {
    expect(decode(text).error).toMatch(/no Action Cable message/);
  });
});
