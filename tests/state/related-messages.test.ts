import { describe, expect, it } from 'vitest';
import { decode } from '../../lib/decode/registry.ts';
import type { Message } from '../../lib/model/message.ts';
import { createMessageLog } from '../../lib/model/message-log.ts';
import type { ConnectionId, RealmId } from '../../lib/protocol/identifiers.ts';
import { exchangeOf, previousOfType, SEARCH_LIMIT } from '../../lib/state/related-messages.ts';

type Line = readonly [connection: string, direction: Message['direction'], payload: string];

function logOf(lines: readonly Line[]) {
  const messages = createMessageLog();
  for (const [index, [connectionId, direction, payload]] of lines.entries()) {
    messages.append({
      type: direction === 'sent' ? 'message-sent' : 'message-received',
      realmId: 'page' as RealmId,
      connectionId: connectionId as ConnectionId,
      sequence: index,
      timestamp: index * 10,
      kind: 'text',
      byteLength: payload.length,
      payload,
      isTruncated: false,
    });
  }
  return messages;
}

const PING = '{"type":"ping","timestamp":"2025-03-04T10:20:41.000Z"}';
const PONG = '{"type":"pong","timestamp":"2025-03-04T10:20:41.000Z"}';
const TICK = '{"type":"tick"}';

const LINES: readonly Line[] = [
  ['a', 'received', TICK],
  ['a', 'sent', PING],
  ['b', 'received', PONG],
  ['a', 'received', TICK],
  ['a', 'received', PONG],
  ['b', 'received', TICK],
  ['a', 'sent', PING],
  ['a', 'sent', PING],
];

describe('the message before of a type', () => {
  it.each([
    [3, 0],
    [5, null],
    [0, null],
    [7, 6],
    [6, 1],
  ])('of message %i is %j: on its connection and in its direction', (index, previous) => {
    const log = logOf(LINES);
    expect(previousOfType(log, log.at(index) as Message, decode)?.index ?? null).toBe(previous);
  });

  it('is not sought without end', () => {
    const log = logOf([LINES[0] as Line, ...Array(SEARCH_LIMIT).fill(LINES[5]), LINES[3] as Line]);
    expect(previousOfType(log, log.at(log.length - 1) as Message, decode)).toBeNull();
  });
});

describe('an exchange', () => {
  it('has a request and its reply, each of which leads to the other', () => {
    const log = logOf(LINES);
    const [request, reply] = [1, 4].map((index) => exchangeOf(log, log.at(index) as Message, decode));
    expect([request?.role, request?.counterpart?.index, request?.durationMs]).toEqual(['request', 4, 30]);
    expect([reply?.role, reply?.counterpart?.index, reply?.durationMs]).toEqual(['reply', 1, 30]);
  });

  it('without a reply says so: where none came, and where the question was asked again first', () => {
    const log = logOf(LINES);
    expect(exchangeOf(log, log.at(7) as Message, decode)?.counterpart).toBeNull();
    expect(exchangeOf(log, log.at(6) as Message, decode)?.counterpart).toBeNull();
  });

  it('is none for a message that asks and answers nothing', () => {
    const log = logOf(LINES);
    expect(exchangeOf(log, log.at(0) as Message, decode)).toBeNull();
  });
});
