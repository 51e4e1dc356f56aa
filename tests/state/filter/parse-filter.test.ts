import { describe, expect, it } from 'vitest';
import type { Json } from '../../../lib/decode/decoded.ts';
import { parseExactly } from '../../../lib/decode/exact-json.ts';
import type { FilterSubject } from '../../../lib/state/filter/filter-subject.ts';
import { parseFilter, passesFilter } from '../../../lib/state/filter/parse-filter.ts';

const TEXT =
  '{"type":"scanner_progress","message":"Salvando posi\\u00e7\\u00e3o 300/812","data":{"items":[{"n":1},{"n":5}]}}';
const START = new Date(2025, 2, 4, 23, 50, 0).getTime();
const MINUTE = 60_000;

const subject: FilterSubject = {
  direction: 'received',
  kind: 'text',
  byteLength: 1500,
  timestamp: START + 5 * MINUTE,
  isTruncated: false,
  isDuplicate: true,
  isEscaped: true,
  closeCode: null,
  connection: () => ({
    label: 'py#2',
    url: 'ws://localhost:8000/ws?token=x',
    openers: ['python', 'javascript'],
    realm: ['window', 'http://localhost:8000/'],
  }),
  type: () => 'scanner_progress',
  channel: () => 'scanner_status',
  text: () => TEXT,
  words: () => 'scan 36.9 %, 300 of 812',
  isJson: () => true,
  tree: () => JSON.parse(TEXT) as Json,
  isStarred: () => false,
  isHeartbeat: () => false,
  isError: () => false,
  hasDrift: () => true,
  isOfUnknownType: () => false,
};
const closed: FilterSubject = {
  ...subject,
  direction: null,
  kind: null,
  byteLength: 0,
  isEscaped: false,
  closeCode: 1006,
  type: () => 'failed',
  text: () => '1006  net::ERR_FAILED',
  words: () => 'failed',
  isError: () => true,
};
const time = { startedAt: START, lastEventAt: START + 30 * MINUTE };

function passes(text: string, isInverted = false, row = subject): boolean {
  return passesFilter(parseFilter(text, isInverted, time), row);
}

describe('the filter', () => {
  it.each([
    ['', true],
    ['salvando', true],
    ['SALVANDO 812', true],
    ['salvando nothing', false],
    ['-nothing', true],
    ['-salvando', false],
    ['"posição 300"', true],
    ['POSIÇÃO', true],
    ['"300 posição"', false],
    ['"36.9 %"', true],
    ['"300 of 812"', true],
    ['/posição \\d+/', true],
    ['/POSIÇÃO/', true],
    ['/salvando/m', false],
    ['/300 of \\d+/', true],
    ['/^\\{.*\\}$/', true],
    ['-/posição/', false],
    ['/[/', false],
    ['-/[/', true],
    ['/posi/ws', false],
    ['/posi/ii', false],
    ['/salvando/g', true],
    ['a"b', false],
    ['type":"scanner', true],
    ['dir:received', true],
    ['dir:recv', true],
    ['dir:sent', false],
    ['-dir:sent', true],
    ['type:scanner_progress', true],
    ['type:ping,scanner_progress', true],
    ['type:ping', false],
    ['type:', true],
    ['type:scanner_*', true],
    ['type:*scan', false],
    ['type:/^scan/', true],
    ['type:"scanner_progress"', true],
    ['TYPE:Scanner_Progress', true],
    ['channel:scanner_status', true],
    ['-channel:general,scanner_status', false],
    ['realm:window', true],
    ['realm:iframe', false],
    ['realm:localhost', true],
    ['code:1006', false],
    ['is:duplicate', true],
    ['is:drift', true],
    ['is:starred,drift', true],
    ['is:error', false],
    ['is:unknown,heartbeat,starred,truncated,binary', false],
    ['is:text', true],
    ['is:nothing', false],
    ['is:__proto__', false],
    ['after:23:52', true],
    ['after:23:56', false],
    ['before:23:55:00.001', true],
    ['before:23:55:00', false],
    ['after:00:10', false],
    ['before:00:10', true],
    ['after:+4.5m before:+6m', true],
    ['after:+301s', false],
    ['after:2025-03-04', true],
    ['before:2025-03-04', false],
    ['after:noon', true],
    ['data.items[1].n:5', true],
    ['data.items[].n:5', true],
    ['data.items.n:>4', true],
    ['data.items.n>5', false],
    ['data.items[0].n:5', false],
    ['.type:scanner_progress', true],
    ['.message:*posição*', true],
    ['.message:"Salvando posição 300/812"', true],
    ['.message:/posição \\d+/', true],
    ['-.message:/posição/', false],
    ['data.items:', true],
    ['data.nothing:', false],
    ['.__proto__:', false],
    ['data.items.length:2', false],
    ['kind:binary', false],
    ['conn:py#2', true],
    ['conn:py2', true],
    ['conn:2', true],
    ['conn:#2', true],
    ['conn:3', false],
    ['conn:80', false],
    ['-conn:8', true],
    ['conn:8000', true],
    ['conn:3,localhost', true],
    ['conn:"80"', true],
    ['conn:/:80/', true],
    ['conn:localhost', true],
    ['opener:python', true],
    ['opener:js', true],
    ['opener:unknown', false],
    ['size>1k', true],
    ['size>1.5k', false],
    ['size>=1.5k', true],
    ['size<1k', false],
    ['size:64,1500', true],
    ['size:64,128', false],
    ['size:1500', true],
    ['size:>1000', true],
    ['larger-than:2k', false],
    ['size>', true],
    ['nokey:value', false],
    ['-', true],
    ['dir:received -type:ping size>1k salvando', true],
  ])('%j is %s', (text, expected) => {
    expect(passes(text)).toBe(expected);
  });

  it.each([
    ['a text', `"${'['.repeat(100_000)}"`],
    ['a pattern', `/${'x'.repeat(100_000)}/`],
    ['a pattern of a field', `.message:/${'x'.repeat(100_000)}/`],
    ['a value', `type:${'x'.repeat(100_000)}`],
    ['a path', `${'[]'.repeat(20_000)}:x`],
  ])('%s of any length is looked for without an error', (_, text) => {
    expect(passes(text)).toBe(false);
  });

  it('takes a text that a pattern cannot walk through for one that does not match', () => {
    const message = 'ab'.repeat(10_000_000);
    const row = { ...subject, isEscaped: false, text: () => message, words: () => '' };
    expect(passes('/^(?:a|b)*c/', false, row)).toBe(false);
  });

  it('looks for the beginning of a text that was pasted whole', () => {
    const message = 'x[1]'.repeat(20_000);
    const row = { ...subject, isEscaped: false, text: () => message };
    expect([passes(message, false, row), passes(`${message.slice(4)}y`, false, row)]).toEqual([true, true]);
    expect(passes(`y${message}`, false, row)).toBe(false);
  });

  it.each([
    ['salvando', false],
    ['nothing', true],
    ['-nothing', false],
    ['', true],
  ])('inverted %j is %s', (text, expected) => {
    expect(passes(text, true)).toBe(expected);
  });

  it.each([
    ['code:1006', true],
    ['code:10*', true],
    ['code:1000,1001', false],
    ['is:error', true],
    ['ERR_FAILED', true],
    ['failed', true],
    ['type:failed', true],
    ['dir:received', false],
    ['size<1k', false],
    ['data.items:', false],
    ['conn:py#2', true],
  ])('%j for the end of a connection is %s', (text, expected) => {
    expect(passes(text, false, closed)).toBe(expected);
  });

  it.each([
    ['channel:/topic/orders', true],
    ['channel:/topic/trades', false],
    ['channel:/topic/', true],
    ['channel:/^.topic/i', true],
    ['-channel:/topic/trades', true],
  ])('%j on an address with slashes is %s', (text, expected) => {
    expect(passes(text, false, { ...subject, channel: () => '/topic/orders' })).toBe(expected);
  });

  it.each([
    ['data["a b"]:5', true],
    ['-data["a b"]:5 data', false],
    ['data["a b"]>4', true],
    ['data["a b"]:"5" text', false],
    ['data["a b"]:/^5$/', true],
    ['["k:v.w"].n:1', true],
    ['["k:v.w"].n:2', false],
    ['["k:v.w', true],
  ])('%j asks for a name that is in quotes: %s', (text, expected) => {
    const message = '{"data":{"a b":5},"k":["k:v.w"],"k:v.w":{"n":1}}';
    const row = { ...subject, isEscaped: false, text: () => message, words: () => '', tree: () => JSON.parse(message) };
    expect(passes(text, false, row)).toBe(expected);
  });

  it.each([
    ['.tags:spot', true],
    ['.tags:sp*', true],
    ['.tags:future', false],
    ['-.tags:future', true],
    ['data.prices:>9', true],
    ['data.prices:>11', false],
    ['.items:1', false],
    ['.items:', true],
  ])('%j asks each of a list of values: %s', (text, expected) => {
    const message = '{"tags":["margin","spot"],"data":{"prices":[8.5,10.5]},"items":[{"n":1},[1]]}';
    const row = { ...subject, isEscaped: false, text: () => message, tree: () => JSON.parse(message) as Json };
    expect(passes(text, false, row)).toBe(expected);
  });

  it.each([
    ['.id:12345678901234567890', true],
    ['.id:12345678901234567891', false],
    ['.id:>12345678901234000000', true],
    ['.ids[]:12345678901234567892', true],
    ['.ids[]:12345678901234567893', false],
  ])('%j knows all digits of an integer: %s', (text, expected) => {
    const message = '{"id":12345678901234567890,"ids":[12345678901234567892]}';
    const tree = (): Json => parseExactly(message) ?? null;
    const row = { ...subject, isEscaped: false, text: () => message, tree };
    const filter = parseFilter(text);
    // The first is parsed, the others are read by its shape.
    expect([passesFilter(filter, row), passesFilter(filter, row)]).toEqual([expected, expected]);
  });
});
