import type { Connection } from '../../model/connection.ts';
import type { Part } from '../parts.ts';

/** O cliente de uma conexão, no começo de uma frase. */
export function clientWords(connection: Connection | undefined): Part[] {
  return connection === undefined ? ['Um cliente'] : ['O cliente da conexão ', { connection }];
}
