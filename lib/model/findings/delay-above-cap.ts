// Waits that are longer than the policy's cap: the user waits for a server that may long be back.
import { comparedWaits } from './compared-waits.ts';
import { type Evidence, withEvidence } from './evidence.ts';
import type { PolicyRule } from './standard.ts';

/** Timers are late, and a slow close counts as waiting: this much above the cap is none of the client's doing. */
const TOLERANCE = 1.1;
const TOLERANCE_MS = 250;

export const delayAboveCap: PolicyRule = (client, _view, { policy: { capMs } }) => {
  const waits = comparedWaits(client);
  const long = waits.filter(({ delayMs }) => delayMs > capMs * TOLERANCE + TOLERANCE_MS);
  const [first] = long;
  const last = long.at(-1);
  if (first === undefined || last === undefined) return [];
  const evidence = long.map(({ connectionId, delayMs }): Evidence => ({ kind: 'attempt', connectionId, delayMs }));
  return [
    {
      rule: 'delay-above-cap',
      id: `delay-above-cap ${client.id}`,
      severity: 'warning',
      confidence: 'certain',
      connectionIds: long.map(({ connectionId }) => connectionId),
      since: first.startedAt - first.delayMs,
      until: last.startedAt,
      facts: {
        count: long.length,
        waits: waits.length,
        longestMs: Math.max(...long.map(({ delayMs }) => delayMs)),
        capMs,
      },
      evidence: evidence.reduce<readonly Evidence[]>(withEvidence, []),
    },
  ];
};
