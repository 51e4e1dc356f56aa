// How connections that were open came to their end, by close code and by who ended them: one finding a kind and client.

import type { ConnectionId } from '../../protocol/identifiers.ts';
import { endingOf } from '../clients/attempt.ts';
import type { Connection } from '../connection.ts';
import { grown, NO_ITEMS, plainList, type SharedList } from '../shared-list.ts';
import type { ClientRule } from './client-rule.ts';
import type { EndFacts, EndingFacts } from './ending-facts.ts';
import { type Evidence, momentOf, withEvidence } from './evidence.ts';
import type { Confidence, Finding, Severity } from './finding.ts';

type EndRule = { [Name in keyof EndingFacts]: EndingFacts[Name] extends EndFacts ? Name : never }[keyof EndingFacts];

interface Ends {
  readonly since: number;
  readonly last: Connection;
  readonly connectionIds: SharedList<ConnectionId>;
  readonly evidence: readonly Evidence[];
  /** How many of them in a row came soon after the connection had opened, up to the last. */
  readonly soonCount: number;
  /** Epoch ms when the client had a connection again. */
  readonly recoveredAt: number | null;
}

type EndsByRule = ReadonlyMap<EndRule, Ends>;

/** Close codes by which a server says what it did, or what it did not like. */
const RULE_OF_CODE: Readonly<Record<number, EndRule>> = {
  1001: 'server-going-away',
  1002: 'protocol-broken',
  1003: 'data-not-accepted',
  1007: 'data-not-accepted',
  1008: 'policy-violated',
  1009: 'message-too-big',
  1011: 'server-failed',
  1012: 'server-restarted',
  1013: 'server-busy',
  1014: 'server-failed',
};

const SEVERITY: Partial<Record<EndRule, Severity>> = {
  'closed-by-page': 'information',
  'application-close': 'information',
  'server-failed': 'error',
  'policy-violated': 'error',
  'message-too-big': 'error',
  'protocol-broken': 'error',
  'data-not-accepted': 'error',
  'broken-data': 'error',
};

/** What is ordinary once the client is connected again: a token was renewed, a server was exchanged for another. */
const ORDINARY: Partial<Record<EndRule, Severity>> = {
  'policy-violated': 'warning',
  'server-restarted': 'information',
  'server-going-away': 'information',
};
/** What ends sooner, again and again, is no exchange by the clock. ms */
const SOON_MS = 60_000;
/** So often in a row is no accident: two clients send each other away, or what the code names lasts. */
const IN_TURN = 3;

export const endings: ClientRule<EndsByRule> = {
  start: new Map(),
  next(before, { connection }) {
    if (connection.openedAt === null) return before;
    const isLong = connection.closedAt !== null && !isSoon(connection);
    const back = recovered(isLong ? outOfTurn(before) : before, connection.openedAt);
    const rule = ruleOf(connection);
    if (rule === null) return back;
    return new Map(back).set(rule, withEnd(back.get(rule), connection));
  },
  findings: (ends, client) => [...ends].map(([rule, one]) => findingOf(rule, one, client.id)),
};

/** Null for an end that needs no word: none yet, the page's navigation, or a server's plain goodbye. */
function ruleOf(connection: Connection): EndRule | null {
  const ending = endingOf(connection);
  if (ending === null || ending === 'left') return null;
  if (ending === 'closed-by-page') return connection.closedAt === null ? null : 'closed-by-page';
  // Only the network layer saw that it ended: it knows no code, and no code is no claim.
  if (connection.close === null && connection.network?.failureText == null) return null;
  const code = connection.close?.code ?? 1006;
  if (code >= 3000 && code <= 4999) return 'application-close';
  const rule = RULE_OF_CODE[code];
  if (rule !== undefined) return rule;
  if (ending !== 'lost') return null;
  return connection.hasError || connection.network?.failureText != null ? 'broken-data' : 'connection-lost';
}

function withEnd(known: Ends | undefined, connection: Connection): Ends {
  return {
    since: known?.since ?? connection.closedAt ?? connection.createdAt,
    last: connection,
    connectionIds: grown(known?.connectionIds ?? NO_ITEMS, [connection.id]),
    evidence: withEvidence(known?.evidence ?? [], momentOf(connection, 'closed')),
    soonCount: isSoon(connection) ? (known?.soonCount ?? 0) + 1 : 0,
    recoveredAt: null,
  };
}

function recovered(before: EndsByRule, at: number): EndsByRule {
  if ([...before.values()].every(({ recoveredAt }) => recoveredAt !== null)) return before;
  return new Map([...before].map(([rule, ends]) => [rule, { ...ends, recoveredAt: ends.recoveredAt ?? at }]));
}

/** A connection that held for a while, however it ended, breaks the row of those that did not. */
function outOfTurn(before: EndsByRule): EndsByRule {
  if ([...before.values()].every(({ soonCount }) => soonCount === 0)) return before;
  return new Map([...before].map(([rule, ends]) => [rule, { ...ends, soonCount: 0 }]));
}

function findingOf(rule: EndRule, ends: Ends, clientId: string): Finding {
  const { last, since, recoveredAt, evidence } = ends;
  const isAsked = rule === 'closed-by-page';
  return {
    rule,
    id: `${rule} ${clientId}`,
    severity: severityOf(rule, ends),
    confidence: confidenceOf(rule, last),
    connectionIds: plainList(ends.connectionIds),
    since,
    // Nothing lasts of what the page did itself.
    until: isAsked ? last.closedAt : recoveredAt,
    facts: {
      count: ends.connectionIds.length,
      code: last.close?.code ?? null,
      reason: last.close?.reason ?? '',
      text: last.network?.failureText ?? null,
      openMs: (last.closedAt ?? 0) - (last.openedAt ?? 0),
      isRecovered: recoveredAt !== null,
      isInTurn: isInTurn(rule, ends),
    },
    evidence,
  } as Finding;
}

function severityOf(rule: EndRule, ends: Ends): Severity {
  const { last, recoveredAt, connectionIds } = ends;
  // An error that nobody put into words may be a loss: Firefox tells of a line that was reset in this way.
  const isUnnamed = rule === 'broken-data' && last.network?.failureText == null;
  const severity = isInTurn(rule, ends) || isUnnamed ? 'warning' : (SEVERITY[rule] ?? 'warning');
  if (recoveredAt === null) return severity;
  // A login that ran out is mended by one renewal; only its return shows that it is not.
  const isOnce = rule === 'policy-violated' && connectionIds.length === 1;
  return isSoon(last) && !isOnce ? severity : (ORDINARY[rule] ?? severity);
}

function isInTurn(rule: EndRule, { soonCount }: Ends): boolean {
  return rule === 'application-close' && soonCount >= IN_TURN;
}

function isSoon({ openedAt, closedAt }: Connection): boolean {
  return (closedAt ?? 0) - (openedAt ?? 0) < SOON_MS;
}

/** A close code is the server's own word. Without one nobody said why. */
function confidenceOf(rule: EndRule, { network }: Connection): Confidence {
  if (rule === 'connection-lost') return 'uncertain';
  if (rule === 'broken-data') return network?.failureText == null ? 'uncertain' : 'certain';
  return 'certain';
}
