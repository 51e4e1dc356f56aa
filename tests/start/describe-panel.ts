import type { ShownClient, ShownConnection, ShownPanel } from '../browser/read-panel.ts';

const OPENERS: Readonly<Record<string, string>> = { javascript: 'JavaScript', python: 'PyScript' };

/** What the panel shows as lines for a terminal. */
export function describePanel({ clients, findings, status }: ShownPanel): string {
  return [
    'Connections',
    ...(clients.length === 0 ? ['  none'] : clients.flatMap(describeClient)),
    'Findings',
    ...(findings.length === 0 ? ['  none'] : findings.map(({ severity, sentence }) => `  ${severity}: ${sentence}`)),
    'Status',
    `  ${status.join(' · ')}`,
  ].join('\n');
}

function describeClient({ opener, name, places, address, connections }: ShownClient): string[] {
  const heading = [OPENERS[opener] ?? 'Unknown opener', name, places.join(' ← ') || 'place unknown', address];
  return [`  ${heading.join(' | ')}`, ...connections.map(describeConnection)];
}

function describeConnection(connection: ShownConnection): string {
  const { number, words, closeCode, receivedCount, sentCount } = connection;
  const counts = receivedCount + sentCount > 0 ? `${receivedCount} received, ${sentCount} sent` : '';
  const ended = closeCode === null ? '' : `close code ${closeCode}`;
  return `    #${number} ${[words, counts, ended].filter((part) => part !== '').join(', ')}`;
}
