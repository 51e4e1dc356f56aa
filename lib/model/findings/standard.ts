// What a session is held against that it does not hold itself: the policy of its site, and how late it is.
import type { Policy } from '../backoff/policy.ts';
import type { Client } from '../client.ts';
import type { SessionView } from '../session.ts';
import type { Finding } from './finding.ts';

export interface Standard {
  readonly policy: Policy;
  /** Epoch ms: the present while the page lives, else the end of the session. */
  readonly now: number;
}

/** A rule that needs a standard, over one client. Asked again only when the client or the standard changed. */
export type PolicyRule = (client: Client, view: SessionView, standard: Standard) => readonly Finding[];
