// A probe is a question that a page can put to its platform. The suite asks each without and with the extension: the
// answers must be equal, except where `limit` names a known limit of the hook (`lib/hook/limits.ts`).
import type { Limit } from '../../lib/hook/limits.ts';
import type { Tools } from './tools.ts';

declare global {
  /** Put into every page of the suite. */
  var tools: Tools;
}

export interface Probe {
  readonly name: string;
  /** Runs in a page of its own, as written: it sees only globals. Its result must survive JSON. */
  readonly ask: () => unknown;
  /** Goes on until the page's title is `turned`: until a panel, where there is one, has left meanwhile and come again. */
  readonly isUntilTurned?: boolean;
  /** The known limit that makes the answers differ. */
  readonly limit?: Limit;
}
