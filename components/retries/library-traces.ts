// What of a client's connections tells which library it is. Pure.
import { detectFormat } from '../../lib/decode/detect.ts';
import { fileNamesIn, type LibraryTraces } from '../../lib/model/backoff/library-defaults.ts';
import type { Client } from '../../lib/model/client.ts';
import type { Connection } from '../../lib/model/connection.ts';
import type { SessionView } from '../../lib/model/session.ts';

/** The others were made by the same code. */
const LOOKED_AT = 4;

/** What is spoken on a connection that was refused only its subprotocol and its address tell. */
export function libraryTracesOf(
  { connectionIds }: Client,
  { connections, streams }: Pick<SessionView, 'connections' | 'streams'>,
): LibraryTraces {
  const own = [...connectionIds.slice(0, 1), ...connectionIds.slice(1).slice(-LOOKED_AT)]
    .map((id) => connections.get(id))
    .filter((connection) => connection !== undefined);
  const formats = own.flatMap((connection) => [streams.get(connection.id)?.format ?? null, askedFormat(connection)]);
  return {
    fileNames: [...new Set(own.flatMap(({ stack }) => fileNamesIn(stack)))],
    formats: new Set(formats.filter((format) => format !== null)),
  };
}

function askedFormat({ url, requestedSubprotocols }: Connection): string | null {
  const subprotocol = requestedSubprotocols?.[0] ?? '';
  return detectFormat({ url: URL.parse(url), subprotocol, samples: [] })?.format ?? null;
}
