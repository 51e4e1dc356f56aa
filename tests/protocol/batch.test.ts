import { describe, expect, it } from 'vitest';
import { COLUMN, FLAG, MAX_BATCH_MESSAGES, parseBatch, STRIDE, unpackBatch } from '../../lib/protocol/batch.ts';
import type { RealmId } from '../../lib/protocol/identifiers.ts';

interface Row {
  readonly sequence: number;
  readonly payload: string | number[] | null;
  readonly flags?: number;
  readonly byteLength?: number;
}

const realmId = 'r' as RealmId;
const HIDDEN = { type: 'page-hidden', realmId, sequence: 1, timestamp: 5 } as const;

/** Packs as the format says, with a plain loop. */
function pack(rows: readonly Row[], events: readonly unknown[] = []) {
  const numbers = new Float64Array(rows.length * STRIDE);
  let texts = '';
  const bytes: number[] = [];
  for (const [index, { sequence, payload, flags = 0, byteLength = -1 }] of rows.entries()) {
    const kind = Array.isArray(payload) ? FLAG.binary : payload === null ? FLAG.noPayload : 0;
    numbers.set([sequence, 100 + index, 1, flags | kind, byteLength, payload?.length ?? 0, 0], index * STRIDE);
    if (typeof payload === 'string') texts += payload;
    if (Array.isArray(payload)) bytes.push(...payload);
  }
  const parts = { numbers, texts, bytes: Uint8Array.from(bytes), events: [...events] };
  return { type: 'batch', realmId, first: 0, last: 99, ...parts };
}

function unpack(input: unknown) {
  const parsed = parseBatch(structuredClone(input));
  return parsed === null ? null : unpackBatch(parsed.batch);
}

describe('a batch', () => {
  it('gives messages and control events back in the order of sequence', () => {
    const rows: Row[] = [
      { sequence: 0, payload: 'olá' },
      { sequence: 2, payload: [1, 2, 3], flags: FLAG.received },
      { sequence: 3, payload: '', flags: FLAG.received },
      { sequence: 4, payload: null, byteLength: 77 },
      { sequence: 5, payload: 'cut', flags: FLAG.truncated, byteLength: 900 },
    ];
    const unpacked = unpack(pack(rows, [HIDDEN]));
    const facts = { realmId, connectionId: 'r/1', isTruncated: false };
    expect(unpacked).toEqual({
      refused: 0,
      events: [
        { ...facts, type: 'message-sent', sequence: 0, timestamp: 100, kind: 'text', byteLength: 4, payload: 'olá' },
        HIDDEN,
        {
          ...facts,
          type: 'message-received',
          sequence: 2,
          timestamp: 101,
          kind: 'binary',
          byteLength: 3,
          payload: new Uint8Array([1, 2, 3]),
        },
        { ...facts, type: 'message-received', sequence: 3, timestamp: 102, kind: 'text', byteLength: 0, payload: '' },
        { ...facts, type: 'message-sent', sequence: 4, timestamp: 103, kind: 'text', byteLength: 77, payload: null },
        {
          ...facts,
          type: 'message-sent',
          sequence: 5,
          timestamp: 104,
          kind: 'text',
          byteLength: 900,
          payload: 'cut',
          isTruncated: true,
        },
      ],
    });
  });

  it('loses one bad event, not the batch, and none of another realm gets in', () => {
    const bad = [null, { ...HIDDEN, sequence: -1 }, { ...HIDDEN, realmId: 'other' }];
    expect(parseBatch(pack([], [...bad, HIDDEN]))).toMatchObject({ refused: 3, batch: { events: [HIDDEN] } });
  });

  it.each<[keyof typeof COLUMN, number]>([
    ['payloadLength', 1e9],
    ['payloadLength', -1],
    ['payloadLength', Number.NaN],
    ['payloadLength', 0.5],
    ['timestamp', Number.NaN],
    ['timestamp', Number.POSITIVE_INFINITY],
    ['timestamp', -1],
    ['sequence', -1],
    ['sequence', 1.5],
    ['sequence', Number.MAX_VALUE],
    ['connection', Number.NaN],
    ['connection', -1],
  ])('ends at a row whose %s is %d, and counts what follows', (column, value) => {
    const rows = [0, 1, 2].map((sequence) => ({ sequence, payload: 'ab' }));
    const batch = pack(rows);
    batch.numbers[STRIDE + COLUMN[column]] = value;
    expect(unpack(batch)).toMatchObject({ refused: 2, events: [{ sequence: 0 }] });
  });

  it('counts the bytes itself when it is told nonsense', () => {
    for (const nonsense of [Number.NaN, Number.POSITIVE_INFINITY, -7, 0.5]) {
      expect(unpack(pack([{ sequence: 0, payload: 'é', byteLength: nonsense }]))?.events).toMatchObject([
        { byteLength: 2 },
      ]);
    }
  });

  it('drops extra keys', () => {
    expect(parseBatch({ ...pack([]), extra: 1 })?.batch).not.toHaveProperty('extra');
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['nothing', undefined],
    ['text', 'batch'],
    ['another role', { type: 'attach', received: 0 }],
    ['no numbers', { ...pack([]), numbers: [] }],
    ['a torn row', { ...pack([]), numbers: new Float64Array(STRIDE + 1) }],
    ['too many rows', { ...pack([]), numbers: new Float64Array((MAX_BATCH_MESSAGES + 1) * STRIDE) }],
    ['no realm', { ...pack([]), realmId: '' }],
    ['a huge realm', { ...pack([]), realmId: 'r'.repeat(65) }],
    ['texts that are none', { ...pack([]), texts: 7 }],
    ['events that are none', { ...pack([]), events: { length: 1e9 } }],
    ['NaN', { ...pack([]), first: Number.NaN }],
    ['negative', { ...pack([]), last: -1 }],
  ])('is refused without a throw: %s', (_, input) => {
    expect(parseBatch(input)).toBeNull();
  });
});
