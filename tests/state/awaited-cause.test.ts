import { describe, expect, it } from 'vitest';
import { createSessionModel } from '../../lib/model/session.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { AWAITED_MS, isCauseAwaited } from '../../lib/state/awaited-cause.ts';
import { createRealmLog, START } from '../model/session-log.ts';

const log = createRealmLog();
const model = createSessionModel();
model.append([log.created(0), log.closed(30, 'page/1' as ConnectionId)]);
const [failed] = model.view().connections.values();

describe('the cause of a failure', () => {
  it.each([
    [30, null, true],
    // The clock ticks once a second, so it may be behind.
    [0, null, true],
    [30 + AWAITED_MS - 1, null, true],
    [30 + AWAITED_MS, null, false],
    [9_000, 8_000, true],
    [9_000, 20, false],
  ])('at %i ms, with DevTools attached at %j ms, is awaited: %s', (at, attachedAt, expected) => {
    if (failed === undefined) throw new Error('no connection');
    expect(isCauseAwaited(failed, attachedAt === null ? null : START + attachedAt, START + at)).toBe(expected);
  });

  it('is not awaited where it is known', () => {
    if (failed === undefined) throw new Error('no connection');
    const known = { ...failed, failure: { cause: 'tls', status: null, text: null } } as const;
    expect(isCauseAwaited(known, null, START + 30)).toBe(false);
    expect(isCauseAwaited({ ...failed, failure: null }, null, START + 30)).toBe(false);
  });
});
