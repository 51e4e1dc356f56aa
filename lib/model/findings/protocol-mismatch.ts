// Page and server do not speak the same protocol: wss to a port that knows no TLS, ws to one that speaks only TLS or HTTP,
// or ws from a page that may only use wss.
import type { Connection } from '../connection.ts';
import type { ClientRule } from './client-rule.ts';
import { endedBy, type FailedAttempts, withFailed } from './failed-attempts.ts';
import type { Confidence } from './finding.ts';

/** What browsers say, and how surely it means this. A certificate that is not trusted is no mismatch. */
const SIGNS: ReadonlyArray<readonly [RegExp, Confidence]> = [
  [/ERR_SSL_PROTOCOL_ERROR|SSL_ERROR_RX_RECORD_TOO_LONG/, 'likely'],
  [/ERR_INVALID_HTTP_RESPONSE/, 'likely'],
  [/Mixed Content|ERR_BLOCKED_BY_MIXED/i, 'certain'],
  [/Unexpected response code: (?:200|400|426)\b/, 'likely'],
  [/Sec-WebSocket-Accept/i, 'likely'],
];

export const protocolMismatch: ClientRule<FailedAttempts | null> = {
  start: null,
  next: (known, { connection }) =>
    signOf(connection) === null ? endedBy(known, connection) : withFailed(known, connection, 'closed'),
  findings(known, client) {
    const confidence = known === null ? null : signOf(known.last);
    if (known === null || confidence === null) return [];
    const { count, last, ...rest } = known;
    return [
      {
        rule: 'protocol-mismatch',
        id: `protocol-mismatch ${client.id}`,
        severity: known.until === null ? 'error' : 'warning',
        confidence,
        ...rest,
        facts: { count, scheme: last.url.slice(0, last.url.indexOf(':')), text: last.failure?.text ?? null },
      },
    ];
  },
};

function signOf({ failure }: Connection): Confidence | null {
  const text =
    failure?.text ?? (failure?.cause === 'unexpected-status' ? `Unexpected response code: ${failure.status}` : null);
  if (text === null || failure?.cause === 'never-constructed') return null;
  return SIGNS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
