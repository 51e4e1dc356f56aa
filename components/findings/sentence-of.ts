// The facts of a finding, put into the sentence of its rule.
import type { Connection } from '../../lib/model/connection.ts';
import type { Finding } from '../../lib/model/finding.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import type { Sentence } from '../../lib/texts/parts.ts';
import type { Texts } from '../../lib/texts/texts.ts';

export function sentenceOf(
  finding: Finding,
  connections: ReadonlyMap<ConnectionId, Connection>,
  now: number,
  { findings }: Texts,
): Sentence {
  const involved = finding.connectionIds.map((id) => connections.get(id)).filter((found) => found !== undefined);
  if (finding.rule === 'connection-failed') {
    const { failure, attempts, isRecovered } = finding;
    return findings.failure({ connection: involved.at(-1), failure, attempts, isRecovered });
  }
  const isOver = finding.until !== null;
  const overlapMs = isOver ? finding.overlapMs : Math.max(finding.overlapMs, now - finding.since);
  const path = involved[0]?.endpoint.path ?? '';
  return findings.duplicate({ ...finding, path, connections: involved, isOver, overlapMs });
}
