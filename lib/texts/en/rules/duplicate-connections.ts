import type { DuplicateFacts } from '../../../model/findings/connect-facts.ts';
import type { RuleText } from '../../areas/rules.ts';
import { listOf, type Part } from '../../parts.ts';
import { bytes, duration, number } from '../words.ts';

const COUNTS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'];

export const duplicateConnections: RuleText<'duplicate-connections'> = {
  sentence: ({ connections, path, isOver, facts }) => [
    `${COUNTS[connections.length] ?? connections.length} connections to `,
    { strong: path },
    isOver ? ' were open at the same time: ' : ' are open at once: ',
    ...listOf(
      connections.map((connection): Part => ({ connection })),
      'and',
    ),
    `, for ${duration(facts.overlapMs)}. ${doubled(facts)}`,
  ],
  meaning: ({ facts }) =>
    facts.isByDesign
      ? 'Several connections in parallel, of which each gets its own: nothing came twice so far. This may well be meant.'
      : facts.doubledBroadcasts === 0
        ? 'Several pieces of code hold a connection of their own to one endpoint. Nothing shows yet that they are served the same.'
        : 'Several pieces of code hold a connection of their own to one endpoint and are served the same: what arrives twice crosses the network and is handled more than once.',
  remedy: ({ facts }) =>
    facts.isByDesign
      ? 'Nothing, if each has its own purpose. Else let one connection carry all subscriptions.'
      : 'Let one of them own the connection and hand the messages on to the others. Before opening, ask whether one is open or connecting already.',
  explanation:
    'Looks for two or more connections to one endpoint that are open at once in this tab, in any frame or worker, by any language. The token in an address does not make another endpoint. Overlaps of less than a second are left alone: a hand-over, or React’s StrictMode. What came twice is found by the id of a broadcast, or by equal text within a second where no message bears an id. Heartbeats, greetings and acknowledgements of protocols are not compared, nor is binary data.',
};

function doubled(facts: DuplicateFacts): string {
  if (facts.comparedBy === 'none' || facts.broadcasts === 0)
    return 'No texts that can be compared have arrived so far.';
  const what = facts.comparedBy === 'broadcast-id' ? 'broadcasts' : 'messages';
  const cost = facts.doubledBytes > 0 ? ` (${bytes(facts.doubledBytes)} too much)` : '';
  return `${number(facts.doubledBroadcasts)} of ${number(facts.broadcasts)} ${what} arrived twice${cost}.`;
}
