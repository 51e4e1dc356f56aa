import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMessageLog, type MessageLog } from '../../lib/model/message-log.ts';
import { CHUNK_LENGTH } from '../../lib/model/payload-store.ts';
import type { MessageEvent, SessionEventOf } from '../../lib/protocol/events.ts';
import { createRealmLog } from './session-log.ts';

const WORD = /aba/i;
const realm = createRealmLog();
const id = realm.nextId();

type Payload = string | Uint8Array<ArrayBuffer> | null;

function received(payload: Payload): MessageEvent {
  return realm.received(10, id, payload) as MessageEvent;
}

function readLater({ sequence }: MessageEvent, payload: string): SessionEventOf<'payload-read'> {
  const facts = { type: 'payload-read', connectionId: id, messageSequence: sequence, isTruncated: false } as const;
  return realm.event(20, { ...facts, payload }) as SessionEventOf<'payload-read'>;
}

/** By reading one text after the other. */
function holdersIn(log: MessageLog): boolean[] {
  return indexesOf(log).map((index) => {
    const payload = log.at(index)?.payload;
    return typeof payload === 'string' && WORD.test(payload);
  });
}

function indexesOf({ firstIndex, length }: MessageLog): number[] {
  return Array.from({ length }, (_, offset) => firstIndex + offset);
}

function logOf(payloads: readonly Payload[], limits = {}): MessageLog {
  const log = createMessageLog(limits);
  for (const payload of payloads) log.append(received(payload));
  return log;
}

/** Words at the ends of texts, and texts that make one only together. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B', '{', '€', 'é'), maxLength: 6 }),
  fc.constantFrom('', 'ab', 'a', 'ba', 'abab', 'xABA', 'aba€', `${'x'.repeat(CHUNK_LENGTH / 3)}aba`),
);
const payload: fc.Arbitrary<Payload> = fc.oneof(
  { weight: 8, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom(null, new Uint8Array([0x61, 0x62, 0x61])) },
);

describe('the search for a word', () => {
  it('finds it in the texts that hold it and in no other, read in any order', () => {
    fc.assert(
      fc.property(fc.array(payload, { maxLength: 60 }), fc.array(fc.nat(59)), (payloads, anywhere) => {
        const log = logOf(payloads);
        const holders = holdersIn(log);
        const indexes = indexesOf(log);
        for (const order of [indexes, indexes.toReversed(), anywhere.filter((index) => index < log.length)]) {
          const search = log.search(WORD, 3);
          expect(order.map((index) => search.has(index))).toEqual(order.map((index) => holders[index]));
        }
      }),
    );
  });

  it('goes on where messages come, bytes are read late, and the oldest are evicted', () => {
    const log = createMessageLog({ maxMessages: 40 });
    const search = log.search(WORD, 3);
    for (let round = 0; round < 30; round++) {
      const late = received(null);
      for (const event of [received('xaba'), late, received('caba'), received('a')]) log.append(event);
      expect(indexesOf(log).map((index) => search.has(index))).toEqual(holdersIn(log));
      log.joinPayload(readLater(late, round % 2 === 0 ? 'aba' : 'b'));
      const indexes = indexesOf(log).toReversed();
      expect(indexes.map((index) => search.has(index)).toReversed()).toEqual(holdersIn(log));
    }
    expect(log.evictedCount).toBe(80);
  });
});
