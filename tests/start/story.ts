// What the panel must show before `npm start` is satisfied. Pure.
import type { ShownPanel } from '../browser/read-panel.ts';

/** Enough of a scan for a picture: its start, some progress, and what came at the opening. */
const MESSAGES_EACH = 12;

function openConnections({ clients }: ShownPanel) {
  return clients.flatMap(({ opener, connections }) =>
    connections.filter(({ readyState }) => readyState === 'open').map((connection) => ({ ...connection, opener })),
  );
}

/** One open connection of JavaScript, one of Python, and the finding that says so. */
export function hasBothOpen(panel: ShownPanel): boolean {
  const openers = openConnections(panel).map(({ opener }) => opener);
  const isNamed = panel.findings.some(({ rule }) => rule === 'duplicate-connections');
  return isNamed && ['javascript', 'python'].every((opener) => openers.includes(opener));
}

/** Every open connection has received a share of what the server told all. */
export function hasDoubledMessages(panel: ShownPanel): boolean {
  return openConnections(panel).every(({ receivedCount }) => receivedCount >= MESSAGES_EACH);
}
