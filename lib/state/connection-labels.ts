// What a connection is called: its opener and its number among the attempts of its client. Pure.
import type { Attribution, Language } from '../model/attribution.ts';
import type { Client } from '../model/client.ts';
import { clientLetter } from '../model/client-letter.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';

export interface ConnectionLabel {
  readonly clientId: string;
  /** Of its client, where several have one opener: their attempts count each from 1. */
  readonly letter: string | null;
  /** From 1, as in `#3`. */
  readonly number: number;
  /** Tells it from all connections of its opener: `3`, or `B3`. */
  readonly name: string;
  readonly languages: readonly Language[];
}

interface Labels {
  readonly value: ReadonlyMap<ConnectionId, ConnectionLabel>;
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
  const counts = new Map<string, number>();
  const allLanguages = clients.map(({ attribution }) => languagesOf(attribution));
  for (const languages of allLanguages) counts.set(languages.join(), (counts.get(languages.join()) ?? 0) + 1);
  for (const [place, client] of clients.entries()) {
    const languages = allLanguages[place] ?? [];
    const letter = (counts.get(languages.join()) ?? 0) > 1 ? clientLetter(place) : null;
    for (const [index, id] of client.connectionIds.entries()) {
      const number = index + 1;
      labels.set(id, { clientId: client.id, letter, number, name: `${letter ?? ''}${number}`, languages });
    }
  }
  return labels;
}

/** `js#3` or `js#B3`, as the filter spells it. */
export function filterLabelOf(label: ConnectionLabel | undefined): string {
  if (label === undefined) return '?#0';
  return `${SHORT[label.languages[0] ?? 'unknown']}#${label.name}`;
}

/** Of a client, where it has one. */
export function letterOf(client: Client, { labels }: { readonly labels: Labels }): string | null {
  const [id] = client.connectionIds;
  return (id === undefined ? null : labels.value.get(id)?.letter) ?? null;
}
