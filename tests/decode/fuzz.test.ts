// No payload throws, hangs or grows without bound, whatever it is and whatever it is taken for.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LABEL_LENGTH, SUMMARY_LENGTH } from '../../lib/decode/decoded.ts';
import { withTree } from '../../lib/decode/decoded-message.ts';
import { describe as describePayload } from '../../lib/decode/describe.ts';
import { detectFormat, sampleOf } from '../../lib/decode/detect.ts';
import type { FormatId } from '../../lib/decode/format.ts';
import { FORMATS } from '../../lib/decode/formats.ts';
import { runs } from '../fuzz-runs.ts';
import { contextFor } from './decode-as.ts';

const VARIANTS = [null, '3', '4', '5', 'json', 'msgpack', 'cbor'];
const DEEP = '['.repeat(10_000);

/** Beginnings that lead each parser further in than chance would. */
const SEEDS = [
  ...[
    '42["a",',
    '451-/x,7["a",{"_placeholder":true}]',
    '0{"sid":"',
    'a["',
    'c[1,"',
    'm"',
    'SEND\na:b\n\n',
    'MESSAGE\n',
  ],
  ...['{"type":1,"target":"', '{"type":"subscribe","payload":{"query":"', '["1","1","t","e",', '[48,1,{},"', '[8,48,'],
  ...[
    '{"identifier":"{\\"channel\\":',
    '{"jsonrpc":"2.0","id":',
    '{"type":"ping"',
    '{"__proto__":{',
    '\ud800',
    '\u202e<img>',
  ],
];
const BYTE_SEEDS = [
  ...[
    [0x10, 14, 0, 4, 77, 81, 84, 84, 5],
    [0x30],
    [0x32, 10, 0, 1, 97],
    [0x82, 20],
    [0x94, 4, 0x80],
    [0x9f],
    [0xbf, 0x61],
  ],
  ...[
    [0xdd, 0, 0, 0, 9],
    [0xdf, 0, 0, 0, 2],
    [0xc7, 3],
    [0x0a, 5, 0x0a],
    [0x1f, 0x8b, 8],
    [0x78, 0x9c],
    [0, 1, 1, 4, 4],
  ],
  ...[
    [4, 0x94, 1, 0x80],
    [0x7b, 0x22],
    [0xd9, 0xd9, 0xf7],
    [0xc2, 0x58, 255],
  ],
];

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.tuple(fc.constantFrom(...SEEDS), fc.string({ unit: 'binary' })).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom(...SEEDS), fc.json()).map((parts) => parts.join('')),
);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(fc.constantFrom(...BYTE_SEEDS), fc.uint8Array({ maxLength: 200 }))
    .map(([head, tail]) => Uint8Array.from([...head, ...tail])),
  fc.uint8Array({ maxLength: 200 }).map((content) => new Uint8Array(gzipSync(content))),
);
const message = fc.record({
  payload: fc.oneof(text, bytes),
  isTruncated: fc.boolean(),
  direction: fc.constantFrom('sent' as const, 'received' as const),
});

type Message = typeof message extends fc.Arbitrary<infer Value> ? Value : never;

function check(formatIndex: number, variant: string | null, given: Message): void {
  const context = contextFor(FORMATS[formatIndex]?.id ?? null, variant);
  const decoded = withTree(describePayload(given, context), given, context);
  expect(decoded.summary.length).toBeLessThanOrEqual(SUMMARY_LENGTH);
  expect((decoded.typeLabel ?? '').length).toBeLessThanOrEqual(LABEL_LENGTH);
  expect((decoded.channel ?? '').length).toBeLessThanOrEqual(LABEL_LENGTH);
  expect((decoded.pairing?.key ?? '').length).toBeLessThanOrEqual(LABEL_LENGTH + 32);
  expect(decoded.error ?? 'A sentence.').toMatch(/^[A-Z].*\.$/s);
  expect(decoded.error ?? '').not.toMatch(/^The decoder failed/);
  if (decoded.error !== null) expect(['text', 'json', 'binary', 'trading', 'json-rpc']).toContain(decoded.format);
  expect(() => JSON.stringify(decoded.tree)).not.toThrow();
  expect(decoded.drift).toBeInstanceOf(Array);
}

describe.each(FORMATS.map(({ id }, index) => [id, index] as const))('as %s', (_, index) => {
  it('any payload is decoded or refused', () => {
    fc.assert(
      fc.property(message, fc.constantFrom(...VARIANTS), (given, variant) => check(index, variant, given)),
      { numRuns: runs(40) },
    );
  });
});

/** Made when they are used: together they would not fit. */
const LARGE_TEXTS: ReadonlyArray<readonly [name: string, make: () => string]> = [
  ['100 MB of text', () => 'x'.repeat(100_000_000)],
  ['100 MB of one list', () => `[${'1,'.repeat(50_000_000)}1]`],
  ['100 MB that open and never close', () => '['.repeat(100_000_000)],
  ['10,000 levels', () => DEEP + ']'.repeat(10_000)],
  ['10,000 levels that do not close', () => DEEP],
  ['lone surrogates', () => '\ud800\udfff\ud800'],
  ['1 MB of separators', () => '\x1e'.repeat(1_000_000)],
  ['1 MB of line ends', () => '\n'.repeat(1_000_000)],
  ['200 kB of carriage returns', () => `SEND${'\r'.repeat(200_000)}x`],
  ['200 kB of spaces', () => `4${' '.repeat(200_000)}x`],
  ['1 MB of STOMP frames', () => 'ACK\n\n\0'.repeat(160_000)],
  ['a claim of a thousand million attachments', () => '4599999999-[]'],
];

describe.each(LARGE_TEXTS)('%s', (_, make) => {
  it('makes a row, whatever the format', () => {
    const given = { payload: make(), isTruncated: false, direction: 'received' } as const;
    for (const { id } of FORMATS) {
      expect(describePayload(given, contextFor(id)).summary.length).toBeLessThanOrEqual(SUMMARY_LENGTH);
    }
  });
});

const repeated = (...pattern: number[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: 100_000 }, (_, position) => pattern[position % pattern.length] ?? 0);

const LARGE_BYTES: ReadonlyArray<readonly [name: string, bytes: Uint8Array<ArrayBuffer>]> = [
  ['nested lists of MessagePack', repeated(0x91)],
  ['claims of MessagePack', repeated(0xdc, 0xff, 0xff)],
  ['nested lists of CBOR', repeated(0x81)],
  ['open lists of CBOR', repeated(0x9f)],
  ['nested messages of Protobuf', repeated(0x0a)],
  ['empty packets of MQTT', repeated(0xc0, 0)],
  ['a bomb of gzip', new Uint8Array(gzipSync(new Uint8Array(100_000_000)))],
  ['zeros', repeated(0)],
];

/** Of formats whose way with bytes depends on it. */
const LARGE_VARIANTS: Partial<Record<FormatId, readonly string[]>> = {
  'engine.io': ['3', '4'],
  'socket.io': ['3', '4'],
  mqtt: ['4', '5'],
  wamp: ['json', 'msgpack', 'cbor'],
};

describe.each(LARGE_BYTES)('%s', (_, payload) => {
  it('make a row and a tree, whatever the format', () => {
    for (const [index, { id }] of FORMATS.entries()) {
      for (const variant of LARGE_VARIANTS[id] ?? [null])
        check(index, variant, { payload, isTruncated: false, direction: 'sent' });
    }
  });
});

describe('detection', () => {
  it('survives any first messages, address and subprotocol', () => {
    const evidence = fc.record({
      url: fc.oneof(
        fc.constant(null),
        fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url)),
      ),
      subprotocol: fc.string(),
      samples: fc.array(message.map(sampleOf), { maxLength: 12 }),
    });
    fc.assert(
      fc.property(evidence, (given) => {
        expect(detectFormat(given)?.reason ?? 'messages').toBe('messages');
      }),
      { numRuns: runs(200) },
    );
  });

  it('never takes a single short text for anything but text or JSON', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (payload) => {
        const sample = sampleOf({ payload, isTruncated: false, direction: 'received' });
        expect(detectFormat({ url: null, subprotocol: '', samples: [sample] })).toBeNull();
      }),
      { numRuns: runs(500) },
    );
  });
});
