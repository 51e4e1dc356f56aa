// Refusals of applications that no decoder knows, as the makers of widely used interfaces document them.
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type Payload, talkOn } from '../../streams/talk.ts';
import { foundBy, rulesAt } from './said.ts';

type Said = Payload | object;
const packed = (value: object) => new Uint8Array(gzipSync(JSON.stringify(value)));

describe('subscription-refused, of an unknown application', () => {
  it.each<[name: string, ask: Said, answer: Said, channels: string[], reason: string, confidence: string]>([
    [
      'OKX, which names the channel',
      { op: 'subscribe', args: [{ channel: 'tickers', instId: 'BTC-NONE' }] },
      {
        event: 'error',
        code: '60018',
        msg: "Wrong URL or channel:tickers,instId:BTC-NONE doesn't exist. Please use the correct URL, channel and parameters referring to API document.",
        connId: 'a4d3ae55',
      },
      ['tickers BTC-NONE'],
      '60018: Wrong URL',
      'likely',
    ],
    [
      'OKX, which does not understand the request',
      { op: 'subscribe', args: [{ channel: 'no' }] },
      { event: 'error', code: '60012', msg: 'Invalid request', connId: 'a4d3ae55' },
      ['no'],
      '60012: Invalid request',
      'uncertain',
    ],
    [
      'Binance, with the id',
      { method: 'SUBSCRIBE', params: ['btcusdt@nothing'], id: 7 },
      { error: { code: 2, msg: 'Invalid request: unknown stream' }, id: 7 },
      ['btcusdt@nothing'],
      '2: Invalid request: unknown stream',
      'certain',
    ],
    [
      'Binance, bare and with the id',
      { method: 'SUBSCRIBE', params: ['btcusdt@nothing', 'ethusdt@nothing'], id: 7 },
      { code: 2, msg: 'Invalid request', id: 7 },
      ['btcusdt@nothing', 'ethusdt@nothing'],
      '2: Invalid request',
      'certain',
    ],
    [
      'Binance, without an id',
      { method: 'SUBSCRIBE', params: ['btcusdt@nothing'], id: 7 },
      { error: { code: 2, msg: 'Invalid request' } },
      ['btcusdt@nothing'],
      '2: Invalid request',
      'uncertain',
    ],
    [
      'Bybit',
      { op: 'subscribe', args: ['orderbook.50.NONE'], req_id: 'r1' },
      { success: false, ret_msg: 'error:handler not found,topic:orderbook.50.NONE', req_id: 'r1', op: 'subscribe' },
      ['orderbook.50.NONE'],
      'error:handler not found',
      'certain',
    ],
    [
      'Kraken 1',
      { event: 'subscribe', pair: ['NO/NE'], subscription: { name: 'ticker' } },
      {
        errorMessage: 'Currency pair not supported NO/NE',
        event: 'subscriptionStatus',
        pair: 'NO/NE',
        status: 'error',
        subscription: { name: 'ticker' },
      },
      ['ticker'],
      'Currency pair not supported NO/NE',
      'likely',
    ],
    [
      'Kraken 2',
      { method: 'subscribe', params: { channel: 'ticker', symbol: ['NO/NE'] }, req_id: 3 },
      { error: 'Currency pair not supported NO/NE', method: 'subscribe', req_id: 3, success: false, symbol: 'NO/NE' },
      ['ticker'],
      'Currency pair not supported NO/NE',
      'certain',
    ],
    [
      'Bitfinex',
      { event: 'subscribe', channel: 'ticker', symbol: 'tNONE' },
      { event: 'error', msg: 'symbol: invalid', code: 10_300, channel: 'ticker', symbol: 'tNONE' },
      ['ticker'],
      '10300: symbol: invalid',
      'likely',
    ],
    [
      'Coinbase',
      { type: 'subscribe', channels: ['none'], product_ids: ['BTC-USD'] },
      { type: 'error', message: 'Failed to subscribe', reason: 'none is not a valid channel' },
      ['none'],
      'none is not a valid channel',
      'likely',
    ],
    [
      'BitMEX',
      { op: 'subscribe', args: ['trade:NONE'] },
      {
        status: 400,
        error: 'Unknown or expired symbol.',
        meta: {},
        request: { op: 'subscribe', args: ['trade:NONE'] },
      },
      ['trade:NONE'],
      'Unknown or expired symbol.',
      'likely',
    ],
    [
      'KuCoin',
      { id: '15', type: 'subscribe', topic: '/market/none', response: true },
      { id: '15', type: 'error', code: 404, data: 'topic /market/none is not found' },
      ['/market/none'],
      '404: topic /market/none is not found',
      'certain',
    ],
    [
      'Gate',
      { time: 1_611_541_000, id: 5, channel: 'spot.tickers', event: 'subscribe', payload: ['NO_NE'] },
      {
        time: 1_611_541_000,
        id: 5,
        channel: 'spot.tickers',
        event: 'subscribe',
        error: { code: 2, message: 'unknown currency pair' },
        result: null,
      },
      ['spot.tickers'],
      '2: unknown currency pair',
      'certain',
    ],
    [
      'Orderly',
      { id: 'c7', event: 'subscribe', topic: 'SPOT_NONE@trade' },
      { id: 'c7', event: 'subscribe', success: false, ts: 1, errorMsg: 'invalid symbol SPOT_NONE' },
      ['SPOT_NONE@trade'],
      'invalid symbol SPOT_NONE',
      'certain',
    ],
    [
      'the ROS bridge',
      { op: 'subscribe', id: 'subscribe:/none:1', topic: '/none', type: 'std_msgs/String' },
      { op: 'status', level: 'error', id: 'subscribe:/none:1', msg: 'no such topic' },
      ['/none'],
      'no such topic',
      'certain',
    ],
    [
      'a server that packs its answers',
      { op: 'subscribe', topic: 'none', id: 'id1' },
      packed({ status: 'error', 'err-code': 'bad-request', 'err-msg': 'invalid topic none', id: 'id1', ts: 1 }),
      ['none'],
      'bad-request: invalid topic none',
      'certain',
    ],
  ])('%s', (_, ask, answer, channels, reason, confidence) => {
    const talk = talkOn();
    talk.sent(100, ask);
    talk.received(160, answer);
    expect(foundBy('subscription-refused', talk.model, 10_000)).toMatchObject([
      { severity: 'warning', confidence, facts: { channels, reason: expect.stringContaining(reason) } },
    ]);
  });

  it('names the one of several that the server names', () => {
    const talk = talkOn();
    talk.sent(100, {
      op: 'subscribe',
      args: [
        { channel: 'tickers', instId: 'BTC-USDT' },
        { channel: 'tickers', instId: 'BTC-NONE' },
      ],
    });
    talk.received(160, { event: 'subscribe', arg: { channel: 'tickers', instId: 'BTC-USDT' }, connId: 'a' });
    talk.received(161, { event: 'error', code: '60018', msg: "channel:tickers,instId:BTC-NONE doesn't exist" });
    expect(foundBy('subscription-refused', talk.model, 10_000)).toMatchObject([
      { facts: { channels: ['tickers BTC-NONE'] } },
    ]);
    expect(rulesAt(talk.model, 60_000)).not.toContain('subscription-unanswered');
  });
});

describe('no refusal', () => {
  const ASK = { method: 'SUBSCRIBE', params: ['btcusdt@trade'], id: 1 };
  it.each<[string, Said[], Said[]]>([
    ['an answer that accepts', [ASK], [{ result: null, id: 1 }]],
    ['an answer whose error is null', [ASK], [{ id: 1, error: null, result: 'ok' }]],
    [
      'data with an error field',
      [ASK],
      [
        { result: null, id: 1 },
        { type: 'job', error: null, status: 'running' },
        { type: 'measure', error: 0.02, code: 12 },
      ],
    ],
    ['data before any answer', [ASK], [{ e: 'trade', error: '', code: 7, msg: 'x', data: [] }]],
    ['a job that failed', [ASK], [{ type: 'job', id: 99, status: 'failed', error: 'disk full' }]],
    ['an error about another request', [ASK], [{ id: 2, error: { code: 1, msg: 'no such order' } }]],
    [
      'an error after the page asked for something else',
      [ASK, { method: 'order.place', params: {} }],
      [{ error: { code: -1_013, msg: 'Filter failure' } }],
    ],
    ['an error when nothing was asked for', [{ type: 'hello' }], [{ event: 'error', code: '1', msg: 'no' }]],
    ['news of errors', [ASK], [{ type: 'news', title: 'error in the markets', result: 'none' }]],
  ])('is %s', (_, sent, received) => {
    const talk = talkOn();
    for (const [place, said] of sent.entries()) talk.sent(100 + place, said);
    for (const [place, said] of received.entries()) talk.received(200 + place * 100, said);
    expect(rulesAt(talk.model, 60_000)).not.toContain('subscription-refused');
  });

  it('is an error that comes long after', () => {
    const talk = talkOn();
    talk.sent(100, { op: 'subscribe', args: [{ channel: 'tickers' }] });
    talk.received(20_000, { event: 'error', code: '60004', msg: 'Invalid timestamp' });
    expect(rulesAt(talk.model, 60_000)).not.toContain('subscription-refused');
  });

  it('and none unanswered, where some are asked for with an id and some without', () => {
    const talk = talkOn();
    talk.sent(100, { op: 'subscribe', args: ['one.topic'], req_id: 'a' });
    talk.received(150, { success: true, ret_msg: '', req_id: 'a', op: 'subscribe' });
    talk.sent(200, { op: 'subscribe', args: ['two.topic'] });
    talk.received(900, { topic: 'two.topic', data: 1 });
    expect(rulesAt(talk.model, 60_000)).toEqual([]);
  });

  it('but one unanswered, where others with an id are answered', () => {
    const talk = talkOn();
    for (const id of [1, 2]) talk.sent(100 + id, { method: 'SUBSCRIBE', params: [`s${id}@trade`], id });
    talk.received(150, { result: null, id: 1 });
    expect(foundBy('subscription-unanswered', talk.model, 60_000)).toMatchObject([
      { facts: { channels: ['s2@trade'] } },
    ]);
  });

  it('nor anything else in a flood while a subscription is fresh', () => {
    const talk = talkOn();
    talk.sent(1_000, ASK);
    talk.received(1_050, { result: null, id: 1 });
    for (let n = 0; n < 20_000; n++) talk.received(1_100 + n, { e: 'trade', p: `${n}`, q: '1', code: n });
    expect(rulesAt(talk.model, 60_000)).toEqual([]);
    expect(talk.stream().isOverwhelmed).toBe(false);
  });
});
