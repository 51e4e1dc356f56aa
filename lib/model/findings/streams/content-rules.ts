// Messages that are not what they should be, by what is known of the application, or by what the server says of them.
import type { Finding } from '../finding.ts';
import { messagesOf, ofConnection, type StreamRule } from './stream-rule.ts';

const NAMED = 8;
/** Codes by which the trading app's server refuses a message as such; those of subscriptions have rules of their own. */
const REFUSALS: ReadonlySet<string> = new Set([
  'invalid_json',
  'invalid_format',
  'invalid_update_data',
  'unknown_message_type',
]);

export const unknownType: StreamRule = (one) => {
  const { unknownTypes } = one.stream;
  if (unknownTypes.length === 0) return [];
  const sorted = unknownTypes.toSorted((a, b) => a.since - b.since);
  const finding: Finding = {
    ...ofConnection('unknown-type', one),
    severity: 'information',
    confidence: 'certain',
    since: sorted[0]?.since ?? one.at,
    facts: {
      types: [...new Set(sorted.map(({ typeLabel }) => typeLabel))].slice(0, NAMED),
      count: sorted.reduce((sum, { count }) => sum + count, 0),
    },
    evidence: messagesOf(sorted.slice(0, 4).map(({ firstIndex }) => firstIndex)),
  };
  return [finding];
};

export const messageRefused: StreamRule = (one) => {
  if (!one.isTrading) return [];
  return one.stream.complaints.flatMap((complaint): Finding[] => {
    const { code, about, count, since, firstIndex, lastIndex, causeIndex } = complaint;
    if (!REFUSALS.has(code) || about === 'pong') return [];
    return [
      {
        ...ofConnection('message-refused', one, `${code} ${about}`),
        severity: 'warning',
        confidence: 'certain',
        since,
        facts: { code, about, count },
        evidence: messagesOf([causeIndex, firstIndex, lastIndex === firstIndex ? null : lastIndex]),
      },
    ];
  });
};

export const schemaDrift: StreamRule = (one) =>
  one.stream.drifts.flatMap((found): Finding[] => {
    const { typeLabel: type, isReceived, drift: all, driftCount, lookedCount, since, firstIndex, lastIndex } = found;
    const [drift, ...more] = all;
    if (drift === undefined) return [];
    return [
      {
        ...ofConnection('schema-drift', one, `${isReceived} ${type}`),
        severity: 'information',
        confidence: 'certain',
        since,
        facts: { type, drift, more: more.length, driftCount, lookedCount },
        evidence: messagesOf([firstIndex, lastIndex === firstIndex ? null : lastIndex]),
      },
    ];
  });

/** A few that are no JSON are odd; where many are, the application speaks two ways. */
const ODD_SHARE = 0.2;

export const textNotJson: StreamRule = (one) =>
  one.stream.broken.flatMap((broken): Finding[] => {
    const { isReceived, brokenCount: count, jsonCount, since, firstIndex, lastIndex } = broken;
    if (count > Math.max(1, jsonCount * ODD_SHARE)) return [];
    return [
      {
        ...ofConnection('text-not-json', one, `${isReceived}`),
        severity: 'warning',
        confidence: 'certain',
        since,
        facts: { isReceived, count, jsonCount },
        evidence: messagesOf([firstIndex, lastIndex === firstIndex ? null : lastIndex]),
      },
    ];
  });
