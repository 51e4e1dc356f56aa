// A finding in the words of a language: its sentence, what it means, and what to do. The panel and the report say the same.
import type { Connection } from '../model/connection.ts';
import type { Finding, Rule } from '../model/findings/finding.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import type { RuleText, RuleTexts, Told, ToldFacts } from './areas/rules.ts';
import type { Sentence } from './parts.ts';
import type { ShownFailure } from './shown-failure.ts';

/** The session that a finding is told of. */
export interface Telling {
  readonly connections: ReadonlyMap<ConnectionId, Connection>;
  /** Epoch ms: what lasts has lasted until then. */
  readonly now: number;
  failureOf(connection: Connection): ShownFailure | null;
}

export interface SaidFinding {
  readonly sentence: Sentence;
  readonly meaning: string;
  readonly remedy: string;
  readonly explanation: string;
}

export function sayFinding(finding: Finding, telling: Telling, rules: RuleTexts): SaidFinding {
  // The rule of a finding and its facts belong together; TypeScript does not follow that through a table.
  const text = rules[finding.rule] as RuleText<Rule>;
  const told = toldOf(finding, telling) as Told<never>;
  return {
    sentence: text.sentence(told),
    meaning: text.meaning(told),
    remedy: text.remedy(told),
    explanation: text.explanation,
  };
}

export function involvedIn(finding: Finding, { connections }: Pick<Telling, 'connections'>): readonly Connection[] {
  return finding.connectionIds.map((id) => connections.get(id)).filter((found) => found !== undefined);
}

function toldOf(finding: Finding, telling: Telling): Told<Rule> {
  const connections = involvedIn(finding, telling);
  const isOver = finding.until !== null;
  const { facts, connection } = factsOf(finding, connections, telling);
  return {
    facts,
    confidence: finding.confidence,
    connections,
    connection,
    path: connections[0]?.endpoint.path ?? '',
    host: connection?.endpoint.host ?? '',
    isOver,
    // The clock is read, and so followed, only where it matters.
    lastedMs: Math.max(0, (isOver ? (finding.until ?? 0) : telling.now) - finding.since),
  };
}

interface Subject {
  readonly facts: ToldFacts[Rule];
  readonly connection: Connection | undefined;
}

function factsOf(finding: Finding, connections: readonly Connection[], telling: Telling): Subject {
  if (finding.rule === 'connection-failed') return failureOf(finding, connections, telling);
  if (finding.rule !== 'duplicate-connections' || finding.until !== null) {
    return { facts: finding.facts, connection: connections.at(-1) };
  }
  const overlapMs = Math.max(finding.facts.overlapMs, telling.now - finding.since);
  return { facts: { ...finding.facts, overlapMs }, connection: connections[0] };
}

/** Counts what the rows say, so that the two never differ. */
function failureOf(
  { facts: { failure, isRecovered } }: Finding<'connection-failed'>,
  connections: readonly Connection[],
  telling: Telling,
): Subject {
  const shown = connections.map((connection) => ({ connection, failure: telling.failureOf(connection) }));
  const explained = shown.filter((one) => one.failure?.cause === failure.cause);
  // All of them failed just now and are unknown to every witness so far.
  const told = explained.length > 0 ? explained : shown;
  const last = told.at(-1);
  const unexplained = shown.length - told.length;
  return {
    facts: { failure: last?.failure ?? failure, attempts: told.length, unexplained, isRecovered },
    connection: last?.connection,
  };
}
