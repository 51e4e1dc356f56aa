// What a connection is called: its opener and its number among the attempts of its client. Pure.
import type { Attribution, Language } from '../model/attribution.ts';
import type { Client } from '../model/client.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';

export interface ConnectionLabel {
  readonly clientId: string;
  /** From 1, as in `#3`. */
  readonly number: number;
  readonly languages: readonly Language[];
}

const SHORT: Readonly<Record<Language, string>> = { javascript: 'js', python: 'py', unknown: '?' };

/** The cause first, then the code that called the constructor, when they differ in language. */
export function languagesOf(attribution: Attribution): readonly Language[] {
  const { opener, initiator } = attribution;
  if (initiator === null || initiator.language === opener.language) return [opener.language];
  return [initiator.language, opener.language];
}

export function labelConnections(clients: readonly Client[]): ReadonlyMap<ConnectionId, ConnectionLabel> {
  const labels = new Map<ConnectionId, ConnectionLabel>();
  for (const client of clients) {
    const languages = languagesOf(client.attribution);
    for (const [index, id] of client.connectionIds.entries()) {
      labels.set(id, { clientId: client.id, number: index + 1, languages });
    }
  }
  return labels;
}

/** `js#3`, as the filter spells it. */
export function filterLabelOf(label: ConnectionLabel | undefined): string {
  if (label === undefined) return '?#0';
  return `${SHORT[label.languages[0] ?? 'unknown']}#${label.number}`;
}
