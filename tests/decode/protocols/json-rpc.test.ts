import { JSONRPCClient, JSONRPCServer } from 'json-rpc-2.0';
import { describe, expect, it } from 'vitest';
import { decode as decodePlain } from '../../../lib/decode/registry.ts';
import { decodeAs } from '../decode-as.ts';

const decode = decodeAs('json-rpc');

/** What client and server say to each other for one call. */
async function exchange(method: string): Promise<[request: string, reply: string]> {
  const server = new JSONRPCServer();
  server.addMethod('add', ([a, b]: number[]) => (a ?? 0) + (b ?? 0));
  return new Promise((resolve) => {
    const client = new JSONRPCClient(async (request) => {
      const reply = await server.receive(request);
      resolve([JSON.stringify(request), JSON.stringify(reply)]);
      if (reply) client.receive(reply);
    });
    client.request(method, [1, 2]).then(undefined, () => {});
  });
}

describe('JSON-RPC', () => {
  it('pairs a call with its result', async () => {
    const [request, reply] = await exchange('add');
    expect(decode(request)).toMatchObject({ format: 'json-rpc', typeLabel: 'add', summary: '[1,2]' });
    expect(decode(reply)).toMatchObject({ format: 'json-rpc', typeLabel: 'result', summary: '3' });
    expect(decode(request).pairing).toMatchObject({ role: 'request' });
    expect(decode(reply).pairing).toEqual({ key: decode(request).pairing?.key, role: 'reply' });
    expect(decode(reply).tree).toEqual(JSON.parse(reply));
  });

  it('reads an error', async () => {
    const [, reply] = await exchange('nothing');
    expect(decode(reply)).toMatchObject({ typeLabel: 'error', pairing: { role: 'reply' } });
    expect(decode(reply).summary).toContain('Method not found');
  });

  it.each([
    ['{"jsonrpc":"2.0","result":5,"error":null,"id":1}', 'result', '5'],
    ['{"jsonrpc":"2.0","result":null,"error":{"code":-1},"id":1}', 'error', '{"code":-1}'],
    ['{"jsonrpc":"2.0","result":null,"error":null,"id":1}', 'result', 'null'],
  ])('takes no error for one: %s', (reply, typeLabel, summary) => {
    expect(decode(reply)).toMatchObject({ typeLabel, summary, pairing: { role: 'reply' } });
  });

  it('names its version, so that no connection needs to be known', async () => {
    const [request, reply] = await exchange('add');
    expect(decodePlain({ payload: request, isTruncated: false })).toMatchObject({
      format: 'json-rpc',
      typeLabel: 'add',
    });
    expect(decodePlain({ payload: reply, isTruncated: false }).pairing?.role).toBe('reply');
  });

  it('reads notifications and batches', () => {
    expect(decode('{"jsonrpc":"2.0","method":"tick"}')).toMatchObject({
      typeLabel: 'tick',
      pairing: null,
      summary: '',
    });
    const batch = '[{"jsonrpc":"2.0","method":"a","id":1},{"jsonrpc":"2.0","method":"b","id":"1"}]';
    expect(decode(batch)).toMatchObject({ typeLabel: 'a', summary: '(1/2)' });
  });

  it('keeps an id of text and one of digits apart', () => {
    const keyOf = (id: string) => decode(`{"jsonrpc":"2.0","method":"a","id":${id}}`).pairing?.key;
    expect(keyOf('1')).not.toBe(keyOf('"1"'));
  });

  it('keeps the digits of long numbers in rows, where no connection is known too', () => {
    const plain = (payload: string) => decodePlain({ payload, isTruncated: false });
    const called = (id: string) => `{"jsonrpc":"2.0","method":"get","params":{"order":90071992547409931},"id":${id}}`;
    const [one, other] = [called('9007199254740993'), called('9007199254740992')].map(plain);
    expect(one?.pairing?.key).not.toBe(other?.pairing?.key);
    expect(one?.summary).toContain('90071992547409931');
    const answer = plain('{"jsonrpc":"2.0","result":12345678901234567890,"id":9007199254740993}');
    expect(answer).toMatchObject({ summary: '"12345678901234567890"', pairing: { key: one?.pairing?.key } });
    expect(decode(called('9007199254740993')).pairing).toEqual(one?.pairing);
    const ordinary = '{"jsonrpc":"2.0","result":[0.1234567890123456,1712345678901234],"id":1}';
    expect(plain(ordinary).summary).toBe('[0.1234567890123456,1712345678901234]');
  });

  it.each(['{"method":"a","id":1}', '{"jsonrpc":"1.0","method":"a"}', '[]', '[1]', 'x', '{"jsonrpc":2}'])(
    'refuses %s',
    (text) => {
      expect(decode(text).error).toMatch(/no JSON-RPC message/);
      expect(decodePlain({ payload: text, isTruncated: false }).format).not.toBe('json-rpc');
    },
  );
});
