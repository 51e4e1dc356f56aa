// Sends that came to nothing, by connection: those while it was connecting threw, those after its end were lost in silence.

import type { SessionEventOf } from '../../protocol/events.ts';
import type { ConnectionId } from '../../protocol/identifiers.ts';
import { type Evidence, withEvidence } from './evidence.ts';
import type { Finding } from './finding.ts';

const CONNECTING = 0;
const OPEN = 1;

type SendRule = 'send-while-connecting' | 'send-after-close';

export interface SendFailureFindings {
  add(event: SessionEventOf<'send-failed'>): void;
  /** The same objects as before for what did not change. */
  findings(): readonly Finding[];
}

export function createSendFailureFindings(): SendFailureFindings {
  const found = new Map<string, Finding<SendRule>>();
  return {
    add({ connectionId, timestamp, readyState }) {
      // What an open connection did not take was not a message: a wrong argument, which its error names.
      if (readyState === OPEN) return;
      const rule = readyState === CONNECTING ? 'send-while-connecting' : 'send-after-close';
      const id = `${rule} ${connectionId}`;
      found.set(id, grownBy(found.get(id), { rule, id, connectionId, timestamp }));
    },
    findings: () => [...found.values()],
  };
}

interface Failed {
  readonly rule: SendRule;
  readonly id: string;
  readonly connectionId: ConnectionId;
  readonly timestamp: number;
}

function grownBy(
  known: Finding<SendRule> | undefined,
  { rule, id, connectionId, timestamp }: Failed,
): Finding<SendRule> {
  const evidence: Evidence = { kind: 'send-failure', connectionId, at: timestamp };
  return {
    rule,
    id,
    severity: rule === 'send-while-connecting' ? 'error' : 'warning',
    confidence: 'certain',
    connectionIds: [connectionId],
    since: known?.since ?? timestamp,
    until: timestamp,
    facts: { count: (known?.facts.count ?? 0) + 1 },
    evidence: withEvidence(known?.evidence ?? [], evidence),
  };
}
