import { describe, expect, it } from 'vitest';
import { createMessageLog } from '../../lib/model/message-log.ts';
import { PAGE_ROWS } from '../../lib/model/pages.ts';
import { CHUNK_LENGTH } from '../../lib/model/payload-store.ts';
import type { MessageEvent, SessionEventOf } from '../../lib/protocol/events.ts';
import { createRealmLog } from './session-log.ts';

const realm = createRealmLog();
const id = realm.nextId();

function received(payload: string | Uint8Array<ArrayBuffer> | null): MessageEvent {
  return realm.received(10, id, payload) as MessageEvent;
}

function readLater(event: MessageEvent, payload: string | Uint8Array<ArrayBuffer>): SessionEventOf<'payload-read'> {
  const facts = { type: 'payload-read', connectionId: id, messageSequence: event.sequence } as const;
  return realm.event(20, { ...facts, payload, isTruncated: true }) as SessionEventOf<'payload-read'>;
}

const PAYLOADS: ReadonlyArray<string | Uint8Array<ArrayBuffer> | null> = [
  '',
  'plain',
  'olá ÿ \u0000',
  '€ 😀',
  'lone \ud800 surrogate',
  '\udc00',
  '‮ right to left',
  'x'.repeat(CHUNK_LENGTH - 10),
  'y'.repeat(CHUNK_LENGTH * 3),
  '€'.repeat(CHUNK_LENGTH + 1),
  new Uint8Array(),
  new Uint8Array([0, 255, 128]),
  new Uint8Array(CHUNK_LENGTH + 5).fill(7),
  null,
];

describe('the message log', () => {
  it('gives every payload back as it came, whatever came before and after', () => {
    const log = createMessageLog();
    for (let round = 0; round < 3; round++) for (const payload of PAYLOADS) log.append(received(payload));
    const kept = Array.from({ length: log.length }, (_, index) => log.at(index)?.payload);
    expect(kept).toEqual([...PAYLOADS, ...PAYLOADS, ...PAYLOADS]);
  });

  it('keeps what a message says of itself, whatever it carries', () => {
    const log = createMessageLog();
    const event = { ...received('text'), kind: 'binary', byteLength: 2 ** 40, isTruncated: true } as const;
    log.append(event);
    log.append({ ...received(new Uint8Array([1])), type: 'message-sent', kind: 'text' } as MessageEvent);
    expect(log.at(0)).toMatchObject({ kind: 'binary', byteLength: 2 ** 40, payload: 'text', isTruncated: true });
    expect(log.at(1)).toMatchObject({ kind: 'text', direction: 'sent', payload: new Uint8Array([1]) });
    expect(log.eventAt(0)).toEqual(event);
  });

  it('makes a message once for as long as it is looked at', () => {
    const log = createMessageLog();
    log.append(received('a'));
    expect(log.at(0)).toBe(log.at(0));
    log.setCopies(0, 1);
    const before = log.at(0);
    log.setCopies(0, 2);
    expect(log.at(0)).not.toBe(before);
    expect(log.at(0)?.copies).toBe(2);
    expect(log.at(-1)).toBeUndefined();
    expect(log.at(1)).toBeUndefined();
  });

  it('is bounded by count over many pages, and forgets in the order of arrival', () => {
    const log = createMessageLog({ maxMessages: 100 });
    const count = PAGE_ROWS * 3 + 50;
    for (let n = 0; n < count; n++) log.append(received(`${n}`));
    expect(log).toMatchObject({ length: 100, firstIndex: count - 100, evictedCount: count - 100 });
    expect(log.at(count - 101)).toBeUndefined();
    expect(log.at(count - 100)?.payload).toBe(`${count - 100}`);
    expect(log.at(count - 1)?.payload).toBe(`${count - 1}`);
  });

  it.each([
    ['narrow texts', 'x'.repeat(1000), 10],
    ['wide texts, at two bytes a character', '€'.repeat(500), 10],
    ['bytes', new Uint8Array(1000), 10],
  ])('is bounded by the bytes of %s', (_, payload, count) => {
    const log = createMessageLog({ maxBytes: 10_000 });
    for (let n = 0; n < 1000; n++) log.append(received(payload));
    expect(log.length).toBe(count);
    expect(log.at(999)?.payload).toEqual(payload);
  });

  it('keeps the newest message however large it is', () => {
    const log = createMessageLog({ maxBytes: 100 });
    log.append(received('a'));
    log.append(received('x'.repeat(1000)));
    expect(log).toMatchObject({ length: 1, firstIndex: 1, evictedBytes: 1 });
  });

  it('takes in bytes that come behind their message, also between many others', () => {
    const log = createMessageLog({ maxMessages: PAGE_ROWS });
    const blobs = Array.from({ length: 200 }, () => received(null));
    for (const blob of blobs) log.append(blob);
    for (const [n, blob] of blobs.entries()) {
      for (let filler = 0; filler < 10; filler++) log.append(received(new Uint8Array(400).fill(n)));
      expect(log.joinPayload(readLater(blob, new Uint8Array([n])))).toBe(n);
    }
    expect(blobs.map((_, n) => log.at(n)?.payload)).toEqual(blobs.map((_, n) => new Uint8Array([n])));
    expect(log.at(0)).toMatchObject({ isTruncated: true });
    expect(log.eventAt(0)).toEqual(blobs[0]);
    expect(log.amendedSince(198)).toEqual([198, 199]);
  });

  it('ignores bytes of a message that went, and counts them as little', () => {
    const log = createMessageLog({ maxMessages: 2 });
    const blob = received(null);
    log.append(blob);
    log.append(received('a'));
    log.append(received('b'));
    expect(log.joinPayload(readLater(blob, new Uint8Array(10)))).toBeNull();
    expect(log.amendedCount).toBe(0);
  });

  it('reads rows without making messages', () => {
    const log = createMessageLog();
    log.append(received('a\\nb'));
    log.append(received(new Uint8Array([1])));
    log.append({ ...received('€'), type: 'message-sent' } as MessageEvent);
    const cursor = log.cursor();
    const seen: unknown[] = [];
    for (let index = 0; cursor.moveTo(index); index++) {
      seen.push([cursor.text(), cursor.isReceived, cursor.isEscaped, log.origins[cursor.origin]?.connectionId]);
    }
    expect(seen).toEqual([
      ['a\\nb', true, true, id],
      ['', true, false, id],
      ['€', false, false, id],
    ]);
  });
});
