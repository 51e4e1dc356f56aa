import { describe, expect, it } from 'vitest';
import { CborSerializer } from 'wampy/CborSerializer.js';
import { JsonSerializer } from 'wampy/JsonSerializer.js';
import { MsgpackSerializer } from 'wampy/MsgpackSerializer.js';
import { decodeAs, type Payload } from '../decode-as.ts';

const SERIALIZERS = { json: new JsonSerializer(), msgpack: new MsgpackSerializer(), cbor: new CborSerializer() };
const HELLO = [1, 'realm1', { roles: { caller: {} } }];

describe.each(Object.entries(SERIALIZERS))('WAMP in %s', (variant, serializer) => {
  const decode = decodeAs('wamp', variant);
  const encode = async (message: unknown[]) => {
    const wire = (await serializer.encode(message)) as Payload;
    return typeof wire === 'string' || wire instanceof ArrayBuffer ? wire : new Uint8Array(wire);
  };

  it.each([
    [[48, 7, {}, 'com.add', [1, 2]], [50, 7, {}, [3]], 'CALL', 'RESULT', 'com.add'],
    [[32, 8, {}, 'com.news'], [33, 8, 5512], 'SUBSCRIBE', 'SUBSCRIBED', 'com.news'],
    [[16, 9, { acknowledge: true }, 'com.news', ['x']], [17, 9, 4429], 'PUBLISH', 'PUBLISHED', 'com.news'],
    [[64, 3, {}, 'com.add'], [65, 3, 21], 'REGISTER', 'REGISTERED', 'com.add'],
    [[68, 5, 21, {}, [1]], [70, 5, {}, [2]], 'INVOCATION', 'YIELD', null],
    [HELLO, [2, 91, { roles: {} }], 'HELLO', 'WELCOME', null],
  ])('pairs %j with %j', async (asked, answered, askedType, answeredType, channel) => {
    const request = decode(await encode(asked));
    const reply = decode(await encode(answered), { direction: 'received' });
    expect(request).toMatchObject({ format: 'wamp', typeLabel: askedType, channel, error: null });
    expect(reply).toMatchObject({ typeLabel: answeredType, error: null });
    expect(request.pairing).toMatchObject({ role: 'request' });
    expect(reply.pairing).toEqual({ key: request.pairing?.key, role: 'reply' });
  });

  it('pairs an error with what it answers', async () => {
    const call = decode(await encode([48, 7, {}, 'com.add']));
    const error = decode(await encode([8, 48, 7, {}, 'wamp.error.no_such_procedure']));
    expect(error).toMatchObject({ typeLabel: 'ERROR', channel: 'wamp.error.no_such_procedure' });
    expect(error.pairing).toEqual({ key: call.pairing?.key, role: 'reply' });
  });

  it('shows what an event carries, and names its parts', async () => {
    const event = decode(await encode([36, 5512, 4429, {}, ['hi', 2], { a: 1 }]));
    expect(event).toMatchObject({ typeLabel: 'EVENT', summary: '["hi",2] {"a":1}', pairing: null });
    expect(event.tree).toMatchObject({
      message: 'EVENT',
      subscription: 5512,
      arguments: ['hi', 2],
      argumentsKw: { a: 1 },
    });
  });

  it('refuses what begins with no known code', async () => {
    expect(decode(await encode([999, 1])).error).toMatch(/no WAMP message/);
    expect(decode(await encode(['x'])).error).toMatch(/no WAMP message/);
  });
});

describe.each(['msgpack', 'cbor'] as const)('WAMP in batches of %s', (serialisation) => {
  const decode = decodeAs('wamp', `${serialisation}.batched`);
  const batch = async (...messages: unknown[][]) => {
    const parts = messages.map(async (message) => {
      const bytes = new Uint8Array((await SERIALIZERS[serialisation].encode(message)) as Uint8Array);
      const length = new Uint8Array(4);
      new DataView(length.buffer).setUint32(0, bytes.length);
      return [...length, ...bytes];
    });
    return Uint8Array.from((await Promise.all(parts)).flat());
  };

  it('reads each behind its length', async () => {
    const one = await batch([48, 7, {}, 'com.add', [1, 2]]);
    expect(decode(one)).toMatchObject({ typeLabel: 'CALL', channel: 'com.add', error: null });
    const two = await batch([34, 1, 2], [35, 1]);
    expect(decode(two)).toMatchObject({ typeLabel: 'UNSUBSCRIBE', summary: '(1/2) 1 2', error: null });
    expect(decode(two).tree).toMatchObject([{ message: 'UNSUBSCRIBE' }, { message: 'UNSUBSCRIBED', request: 1 }]);
  });

  it('reads what is whole of a batch that was cut', async () => {
    const cut = (await batch([34, 1, 2], [35, 1])).slice(0, -1);
    expect(decode(cut, { isTruncated: true })).toMatchObject({ typeLabel: 'UNSUBSCRIBE', error: null });
    expect(decode(cut).error).toMatch(/no WAMP message/);
  });

  it.each([[[]], [[0, 0, 0, 0]], [[0, 0, 0, 9, 1]], [[255, 255, 255, 255]]])('refuses the bytes %j', (bytes) => {
    expect(decode(new Uint8Array(bytes)).error).toMatch(/no WAMP message|not MessagePack|not CBOR/);
  });
});

describe('WAMP', () => {
  it('reads a batch of JSON', () => {
    const batch = `${JSON.stringify([34, 1, 2])}\x1e${JSON.stringify([35, 1])}\x1e`;
    expect(decodeAs('wamp', 'json')(batch)).toMatchObject({ typeLabel: 'UNSUBSCRIBE', error: null });
    expect(decodeAs('wamp', 'json')(batch).tree).toHaveLength(2);
  });

  it.each(['', 'ping', '{}', '[]'])('refuses %j', (text) => {
    expect(decodeAs('wamp', 'json')(text).error).toMatch(/no WAMP message/);
  });
});
