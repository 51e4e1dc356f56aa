import { describe, expect, it, vi } from 'vitest';
import { PLAIN } from '../../lib/decode/decoded.ts';
import { decode } from '../../lib/decode/registry.ts';
import type { Message } from '../../lib/model/message.ts';
import { createMessageLog } from '../../lib/model/message-log.ts';
import type { MessageEvent, SessionEventOf } from '../../lib/protocol/events.ts';
import { createLabels, UNLISTED } from '../../lib/state/labels.ts';
import { createMessageFacts, type MessageReader } from '../../lib/state/message-facts.ts';
import { createRealmLog } from '../model/session-log.ts';

const realm = createRealmLog();
const id = realm.nextId();

function loaded(payloads: ReadonlyArray<string | Uint8Array<ArrayBuffer> | null>, reader: Partial<MessageReader> = {}) {
  const messages = createMessageLog({ maxMessages: 10_000 });
  const describe = vi.fn((message: Message) => decode(message));
  const known = { revision: 0, readAs: (_: string): string => 'json' };
  const facts = createMessageFacts(messages, {
    describe,
    decode,
    readAs: (id) => known.readAs(id),
    revision: () => known.revision,
    ...reader,
  });
  const append = (payload: string | Uint8Array<ArrayBuffer> | null): MessageEvent => {
    const event = realm.received(1, id, payload) as MessageEvent;
    messages.append(event);
    return event;
  };
  const events = payloads.map(append);
  return { messages, facts, describe, append, events, known };
}

describe('the facts of messages', () => {
  it('are found out once, whoever asks how often', () => {
    const { facts, describe } = loaded(['{"type":"a","channel":"c"}', '{"type":"b"}', 'text']);
    for (let time = 0; time < 3; time++) {
      expect([0, 1, 2].map(facts.typeOf)).toEqual(['a', 'b', null]);
      expect([0, 1, 2].map(facts.channelOf)).toEqual(['c', null, null]);
      expect([0, 1, 2].map(facts.isJson)).toEqual([true, true, false]);
    }
    expect(describe).toHaveBeenCalledTimes(3);
    expect(facts.types.all()).toEqual(['a', 'b']);
  });

  it('take for an error what tells of one and what could not be read', () => {
    const { facts } = loaded(['{"type":"a"}', '{"type":"scanner_error"}', '{"jsonrpc":"2.0","id":1,"error":{}}', 'x'], {
      describe: (message) => ({ ...decode(message), error: message.index === 3 ? 'This is no MQTT.' : null }),
    });
    expect([0, 1, 2, 3].map(facts.isError)).toEqual([false, true, true, true]);
  });

  it('are found out in slices, in order, and the rest later', () => {
    const { facts, describe, append } = loaded(Array.from({ length: 100 }, (_, n) => `{"type":"t${n % 3}"}`));
    let looks = 0;
    expect(facts.advance(() => ++looks > 2)).toBe(false);
    const before = describe.mock.calls.length;
    expect(before).toBeLessThan(100);
    expect(facts.advance(() => false)).toBe(true);
    append('{"type":"new"}');
    expect(facts.advance(() => false)).toBe(true);
    expect(describe).toHaveBeenCalledTimes(101);
    expect(facts.types.all()).toEqual(['t0', 't1', 't2', 'new']);
  });

  it('hold the words that a person reads and the text does not say', () => {
    const progress = '{"type":"scanner_progress","payload":{"progress_percentage":36.9},"broadcast_info":{"id":"1"}}';
    const { facts } = loaded([progress, '{"type":"plain"}', new Uint8Array([1, 2, 255]), null]);
    expect(facts.wordsOf(0)).toContain('36');
    expect(facts.wordsOf(0)).not.toContain('scanner_progress');
    expect(facts.wordsOf(1)).toBe('');
    expect(facts.wordsOf(2)).toContain('01 02 ff');
    expect(facts.wordsOf(3)).toBe('');
  });

  it('look into what bytes were decoded to', () => {
    const tree = { symbol: 'BTC' };
    const { facts } = loaded([new Uint8Array([1])], {
      decode: () => ({ ...PLAIN, format: 'x', summary: '', tree }) as never,
    });
    expect(facts.wordsOf(0)).toContain('BTC');
    expect(facts.treeOf(0)).toBe(tree);
  });

  it('are found out again when the bytes of a Blob came, not when copies were counted', () => {
    const { facts, messages, describe, events } = loaded([null, '{"type":"a"}']);
    facts.advance(() => false);
    messages.setCopies(1, 2);
    facts.follow();
    facts.advance(() => false);
    expect(describe).toHaveBeenCalledTimes(2);
    const read = { type: 'payload-read', connectionId: id, messageSequence: events[0]?.sequence ?? 0 } as const;
    messages.joinPayload(
      realm.event(2, { ...read, payload: new Uint8Array([7]), isTruncated: false }) as SessionEventOf<'payload-read'>,
    );
    facts.follow();
    expect(facts.wordsOf(0)).toContain('07');
  });

  it('are found out again for the connections that are read otherwise', () => {
    const { facts, describe, messages, known } = loaded(['{"type":"a"}', '{"type":"b"}']);
    messages.append({
      ...(realm.received(1, id, '{"type":"c"}') as MessageEvent),
      connectionId: 'other/1' as typeof id,
    });
    facts.advance(() => false);
    known.revision++;
    known.readAs = (of) => (of === id ? 'json' : 'phoenix');
    facts.follow();
    facts.advance(() => false);
    expect(describe).toHaveBeenCalledTimes(4);
    known.revision++;
    known.readAs = () => 'sockjs';
    facts.follow();
    facts.advance(() => false);
    expect(describe).toHaveBeenCalledTimes(7);
  });

  it('are found out again where a library had to come first', () => {
    let isPending = true;
    const pending = vi.fn((message: Message) => ({ ...decode(message), typeLabel: isPending ? null : 'a', isPending }));
    const { facts, known } = loaded(['x', 'y'], { describe: pending });
    expect(facts.typeOf(1)).toBeNull();
    isPending = false;
    known.revision++;
    facts.follow();
    expect(facts.typeOf(1)).toBe('a');
    expect(pending).toHaveBeenCalledTimes(2);
  });

  it('go with their messages', () => {
    const { facts, messages, append } = loaded([]);
    for (let n = 0; n < 30_000; n++) append(`{"type":"t${n % 5}"}`);
    facts.follow();
    expect(facts.advance(() => false)).toBe(true);
    expect(facts.typeOf(messages.firstIndex)).toBe('t0');
  });
});

describe('labels', () => {
  it('say when there are too many or they are too long to list', () => {
    const labels = createLabels(2);
    expect([labels.idOf('a'), labels.idOf('b'), labels.idOf('a'), labels.idOf(null)]).toEqual([1, 2, 1, 0]);
    expect(labels.idOf('c')).toBe(UNLISTED);
    expect(createLabels().idOf('x'.repeat(1_000))).toBe(UNLISTED);
    expect([1, 0, UNLISTED].map(labels.textOf)).toEqual(['a', null, undefined]);
  });
});
