// Constructors that threw: no connection came to be, so nothing can fail or be retried.
import type { Connection } from '../connection.ts';
import { wasConstructed } from '../failed-calls.ts';
import type { ClientRule } from './client-rule.ts';
import type { ConstructorFault } from './ending-facts.ts';
import { endedBy, type FailedAttempts, withFailed } from './failed-attempts.ts';

export const constructorThrew: ClientRule<FailedAttempts | null> = {
  start: null,
  next: (known, { connection }) =>
    wasConstructed(connection) ? endedBy(known, connection) : withFailed(known, connection, 'constructed'),
  findings(known, client) {
    if (known === null) return [];
    const { count, last, ...rest } = known;
    return [
      {
        rule: 'constructor-threw',
        id: `constructor-threw ${client.id}`,
        severity: known.until === null ? 'error' : 'warning',
        confidence: 'certain',
        ...rest,
        facts: { count, text: last.failure?.text ?? null, kind: faultOf(last) },
      },
    ];
  },
};

function faultOf({ failure }: Connection): ConstructorFault {
  if (failure?.text?.startsWith('SyntaxError')) return 'address';
  return failure?.text?.startsWith('SecurityError') ? 'security' : 'page';
}
