// What clients and connections are called where nothing can be clicked: `A`, `A3`. Pure.

import type { Place } from '../../model/attribution.ts';
import type { Client } from '../../model/client.ts';
import { clientLetter } from '../../model/client-letter.ts';
import type { ConnectionId } from '../../protocol/identifiers.ts';
import type { Texts } from '../../texts/texts.ts';

export interface ClientName {
  readonly letter: string;
  readonly heading: string;
}

export interface Names {
  ofClient(client: Client): ClientName;
  /** `JS A3` */
  ofConnection(id: ConnectionId): string;
}

export function nameClients(clients: readonly Client[], texts: Texts): Names {
  const letters = new Map(clients.map(({ id }, index) => [id, clientLetter(index)]));
  const connections = new Map<ConnectionId, string>();
  for (const { id, attribution, connectionIds } of clients) {
    const { opener, initiator } = attribution;
    const short = texts.opener.short[(initiator ?? opener).language];
    for (const [index, connectionId] of connectionIds.entries()) {
      connections.set(connectionId, `${short} ${letters.get(id)}${index + 1}`);
    }
  }
  return {
    ofClient({ id, attribution: { opener, initiator }, endpoint }) {
      const letter = letters.get(id) ?? '';
      const place = opener.place ?? initiator?.place ?? null;
      const language = texts.opener.long[(initiator ?? opener).language];
      const where = place === null ? texts.opener.noPlace : placeName(place);
      return { letter, heading: texts.report.client(letter, language, where, `${endpoint.host}${endpoint.path}`) };
    },
    ofConnection: (id) => connections.get(id) ?? '',
  };
}

/** `N1`: what the timeline and the list call the same. */
export function noteName(index: number): string {
  return `N${index + 1}`;
}

/** `index.html:812` */
function placeName({ url, line }: Place): string {
  const path = url.replace(/[?#].*$/, '');
  const file = path.slice(path.lastIndexOf('/') + 1) || path;
  return line > 0 ? `${file}:${line}` : file;
}
