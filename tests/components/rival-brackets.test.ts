import { describe, expect, it } from 'vitest';
import { type LineKey, rivalBrackets } from '../../components/connections/rival-brackets.ts';
import type { Finding } from '../../lib/model/findings/finding.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';

const id = (name: string) => name as ConnectionId;
const order: LineKey[] = ['client:a', id('a2'), id('a1'), 'client:b', id('b1'), id('b0')];

function duplicate(connectionIds: ConnectionId[], until: number | null = null): Finding {
  const facts = {
    isByDesign: false,
    overlapMs: 1,
    doubledBroadcasts: 0,
    broadcasts: 0,
    doubledBytes: 0,
    comparedBy: 'none',
  } as const;
  const base = { id: 'd', severity: 'error', confidence: 'likely', connectionIds, since: 0, evidence: [] } as const;
  return { ...base, facts, rule: 'duplicate-connections', until };
}

describe('the brackets that tie rivals', () => {
  it('run from the first rival to the last, through what lies between', () => {
    expect([...rivalBrackets(order, [duplicate([id('a2'), id('b1')])])]).toEqual([
      ['a2', 'first'],
      ['a1', 'between'],
      ['client:b', 'between'],
      ['b1', 'last'],
    ]);
  });

  it('have an arm for each of three rivals', () => {
    const parts = rivalBrackets(order, [duplicate([id('a2'), id('b0'), id('b1')])]);
    expect(parts.get(id('b1'))).toBe('rival');
  });

  it('are gone once the overlap is over', () => {
    expect(rivalBrackets(order, [duplicate([id('a2'), id('b1')], 5)]).size).toBe(0);
  });
});
