import type { FindingTexts } from '../areas/findings.ts';
import { listOf, type Part } from '../parts.ts';
import { englishCause } from './cause.ts';
import { bytes, duration, number, plural } from './words.ts';

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'];

export const findings: FindingTexts = {
  label: 'Findings',
  severity: { error: 'Problem', warning: 'Warning', information: 'Note' },
  duplicate: (facts) => [
    `${COUNTS[facts.connections.length] ?? facts.connections.length} connections to `,
    { strong: facts.path },
    facts.isOver ? ' were open at the same time: ' : ' are open at once: ',
    ...listOf(
      facts.connections.map((connection): Part => ({ connection })),
      'and',
    ),
    `, for ${duration(facts.overlapMs)}. ${doubled(facts)}`,
  ],
  failure: ({ connection, failure, attempts, unexplained, isRecovered }) => [
    connection === undefined ? 'A connection' : { connection },
    ` could not connect${inBrackets(attempts, unexplained)}: `,
    englishCause.long(failure, connection?.endpoint.host ?? ''),
    isRecovered ? '. A later attempt succeeded.' : '.',
  ],
  showBoth: (count) => (count === 2 ? 'Show both' : 'Show all'),
  showAttempts: 'Show attempts',
  more: (count) => `${plural(count, 'more finding', 'more findings')}`,
  fewer: 'Show fewer',
};

function inBrackets(attempts: number, unexplained: number): string {
  const parts = [
    (attempts > 1 || unexplained > 0) && plural(attempts, 'attempt', 'attempts'),
    unexplained > 0 && `and ${number(unexplained)} more of unknown cause`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function doubled(facts: {
  evidence: string;
  broadcasts: number;
  doubledBroadcasts: number;
  doubledBytes: number;
}): string {
  if (facts.evidence === 'none' || facts.broadcasts === 0) return 'Nothing has arrived on both so far.';
  const what = facts.evidence === 'broadcast-id' ? 'broadcasts' : 'messages';
  const cost = facts.doubledBytes > 0 ? ` (${bytes(facts.doubledBytes)} too much)` : '';
  return `${number(facts.doubledBroadcasts)} of ${number(facts.broadcasts)} ${what} arrived twice${cost}.`;
}
