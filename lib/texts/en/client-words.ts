import type { Connection } from '../../model/connection.ts';
import type { Part } from '../parts.ts';

/** The client of a connection at the start of a sentence. */
export function clientWords(connection: Connection | undefined): Part[] {
  return connection === undefined ? ['A client'] : ['The client of ', { connection }];
}
