import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../../lib/model/session.ts';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import type { ConnectionId } from '../../../lib/protocol/identifiers.ts';
import { planRedaction } from '../../../lib/session/redact/redaction-plan.ts';
import { DEFAULT_REDACTION } from '../../../lib/session/redact/rules.ts';
import { broadcast, createRealmLog, PY_FRAMES, PY_STACK } from '../../model/session-log.ts';

const ONE = 'page/1' as ConnectionId;
const TWO = 'page/2' as ConnectionId;

async function redact(events: readonly SessionEvent[]): Promise<SessionEvent[]> {
  return listOf((await planRedaction(events)).redacted(events));
}

async function listOf(events: AsyncIterable<SessionEvent>): Promise<SessionEvent[]> {
  const list: SessionEvent[] = [];
  for await (const event of events) list.push(event);
  return list;
}

const payloadOf = (event: SessionEvent | undefined) =>
  event !== undefined && 'payload' in event ? event.payload : undefined;

describe('a plan of redaction', () => {
  it('tells what each rule found before anything is saved, with no secret in it', async () => {
    const log = createRealmLog();
    const texts = ['{"password":"hunter2hunter2"}', '{"password":"hunter2hunter2"}', '{"password":"another"}'];
    const events = [...texts, 'mail ana@example.com'].map((text, index) => log.received(index, ONE, text));
    const { tallies } = await planRedaction(events);
    expect(tallies).toEqual([
      {
        rule: 'field',
        count: 3,
        distinctCount: 2,
        examples: [
          { masked: 'hu… (14)', name: 'password', placeholder: 'redacted-field-1' },
          { masked: 'a… (7)', name: 'password', placeholder: 'redacted-field-2' },
        ],
      },
      {
        rule: 'email',
        count: 1,
        distinctCount: 1,
        examples: [{ masked: 'ana… (15)', name: null, placeholder: 'redacted-email-3' }],
      },
    ]);
    expect(JSON.stringify(tallies)).not.toMatch(/hunter2|another|@/);
  });

  it('finds what was said before it was known to be secret, and where no rule looks', async () => {
    const log = createRealmLog();
    const packed = (text: string) => new Uint8Array(gzipSync(text));
    const redacted = await redact([
      log.received(0, ONE, 'hello swordfish-9'),
      log.received(1, ONE, packed('hello swordfish-9')),
      log.received(2, ONE, '{"password":"swordfish-9"}'),
    ]);
    expect(payloadOf(redacted[0])).toBe('hello redacted-field-1');
    expect(payloadOf(redacted[1])).toEqual(packed('hello redacted-field-1'));
  });

  it('does not take a short secret out of the middle of a word or a number', async () => {
    const log = createRealmLog();
    const events = ['{"pin":"12ab56"}', 'x12ab56y 12ab56', '{"n":12.5}'].map((text, index) =>
      log.received(index, ONE, text),
    );
    expect((await redact(events)).map(payloadOf)).toEqual([
      '{"pin":"redacted-field-1"}',
      'x12ab56y redacted-field-1',
      '{"n":12.5}',
    ]);
  });

  it('looks at both of two events that claim one place', async () => {
    const log = createRealmLog();
    const clean = log.received(0, ONE, 'nothing');
    const unclean = {
      ...log.received(1, ONE, '{"password":"hunter2hunter2"}'),
      sequence: clean.sequence,
    } as SessionEvent;
    const redacted = await redact([clean, unclean]);
    expect(payloadOf(redacted[1])).toBe('{"password":"redacted-field-1"}');
  });

  it('looks at what came after it was made', async () => {
    const log = createRealmLog();
    const plan = await planRedaction([log.received(0, ONE, 'nothing')]);
    const later = [log.received(1, ONE, '{"password":"hunter2hunter2"}')];
    expect((await listOf(plan.redacted(later))).map(payloadOf)).toEqual(['{"password":"redacted-field-1"}']);
  });

  it('keeps the length of bytes of a format that it does not know, and all bytes around a secret', async () => {
    const bytes = new Uint8Array([0, 1, 200, ...Buffer.from('ana@example.com'), 200, 0, 255]);
    const [event] = await redact([createRealmLog().received(0, ONE, bytes)]);
    const after = payloadOf(event) as Uint8Array;
    expect(after).toHaveLength(bytes.length);
    expect([...after.subarray(0, 3), ...after.subarray(-3)]).toEqual([0, 1, 200, 200, 0, 255]);
    expect(Buffer.from(after).toString('latin1')).toContain('redacted-email');
  });

  it('changes no finding: what was equal stays equal', async () => {
    const log = createRealmLog();
    const url = 'ws://localhost:8000/ws?token=swordfish-9&room=1';
    const events = [log.started(0), log.created(1, undefined, null, url), log.opened(2, ONE)];
    events.push(log.created(3, PY_STACK, PY_FRAMES, url), log.opened(4, TWO));
    for (const index of [1, 2, 3]) {
      const text = broadcast(`g_${index}`).replace('"x"', `"x","password":"secret-${index}"`);
      events.push(log.received(2000 + index, ONE, text), log.received(2001 + index, TWO, text));
    }
    const findingsOf = (all: SessionEvent[]) => {
      const model = createSessionModel();
      model.append(all);
      return model.view().findings;
    };
    expect(findingsOf(events)).toMatchObject([{ rule: 'duplicate-connections', facts: { doubledBroadcasts: 3 } }]);
    expect(findingsOf(await redact(events))).toEqual(findingsOf(events));
  });

  it('ends when it is aborted', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(planRedaction([createRealmLog().started(0)], { signal: stop.signal })).rejects.toThrow('aborted');
  });

  it('takes a picture out as a whole, or leaves it as it is, whatever its letters look like', async () => {
    const log = createRealmLog('notes');
    // Long and random: as a text it would be a secret of its own.
    const picture = '/9j/q7Zr2LxV9mKpT4wNs8Yb3HfDc6q7Zr2LxV9mKpT4wNs8Yb3HfDc6';
    const events = [log.event(1, { type: 'note-added', text: 'from the page', picture })];
    expect(await redact(events)).toEqual([{ ...events[0], picture: undefined }]);
    const { tallies } = await planRedaction(events);
    expect(tallies).toMatchObject([{ rule: 'picture', count: 1, distinctCount: 1 }]);
    const plan = await planRedaction(events, { settings: { ...DEFAULT_REDACTION, off: ['picture'] } });
    expect(await listOf(plan.redacted(events))).toEqual(events);
  });
});
