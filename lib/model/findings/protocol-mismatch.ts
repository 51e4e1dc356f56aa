// Page and server do not speak the same protocol: wss to a port that knows no TLS, ws to one that speaks only TLS or HTTP,
// or ws from a page that may only use wss.
import type { Connection } from '../connection.ts';
import type { ClientRule } from './client-rule.ts';
import type { MismatchKind } from './ending-facts.ts';
import { endedBy, type FailedAttempts, withFailed } from './failed-attempts.ts';
import type { Confidence } from './finding.ts';

type Sign = readonly [words: RegExp, confidence: Confidence, kind: MismatchKind];

/** What browsers say, and how surely it means this. A certificate that is not trusted is no mismatch. */
const SIGNS: readonly Sign[] = [
  [/ERR_SSL_PROTOCOL_ERROR|SSL_ERROR_RX_RECORD_TOO_LONG/, 'likely', 'scheme'],
  [/ERR_INVALID_HTTP_RESPONSE/, 'likely', 'scheme'],
  [/Mixed Content|ERR_BLOCKED_BY_MIXED/i, 'certain', 'scheme'],
  [/Unexpected response code: (?:200|426)\b/, 'likely', 'http'],
  // Servers of WebSockets answer so too to what they do not like of a request, as Socket.IO to a session that it does not know.
  [/Unexpected response code: 400\b/, 'uncertain', 'http'],
  [/Sec-WebSocket-Accept/i, 'likely', 'http'],
];

export const protocolMismatch: ClientRule<FailedAttempts | null> = {
  start: null,
  next: (known, { connection }) =>
    signOf(connection) === null ? endedBy(known, connection) : withFailed(known, connection, 'closed'),
  findings(known, client) {
    const sign = known === null ? null : signOf(known.last);
    if (known === null || sign === null) return [];
    const [, confidence, kind] = sign;
    const { count, last, ...rest } = known;
    return [
      {
        rule: 'protocol-mismatch',
        id: `protocol-mismatch ${client.id}`,
        severity: known.until === null ? 'error' : 'warning',
        confidence,
        ...rest,
        facts: { count, scheme: last.url.slice(0, last.url.indexOf(':')), text: last.failure?.text ?? null, kind },
      },
    ];
  },
};

function signOf({ failure }: Connection): Sign | null {
  const text =
    failure?.text ?? (failure?.cause === 'unexpected-status' ? `Unexpected response code: ${failure.status}` : null);
  if (text === null || failure?.cause === 'never-constructed') return null;
  return SIGNS.find(([words]) => words.test(text)) ?? null;
}
