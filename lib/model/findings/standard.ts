// What a session is held against that it does not hold itself: the policy of its site, and how late it is.
import type { Policy } from '../backoff/policy.ts';
import type { Client } from '../client.ts';
import type { Gap } from '../gaps.ts';
import type { SessionView } from '../session.ts';
import type { Finding } from './finding.ts';

export interface Standard {
  readonly policy: Policy;
  /** Epoch ms: while the page lives, up to when what happened has been read; else the end of the session. */
  readonly now: number;
  /** Times whose messages are not there, besides those that the session knows of: nobody let them be recorded, or chose them. */
  readonly missing?: readonly Gap[];
}

/** A rule that needs the policy, over one client: asked again only when one of the two changed. */
export type PolicyRule = (client: Client, standard: Pick<Standard, 'policy'>) => readonly Finding[];

/** A rule that needs the present, over one client: asked each second, so its cost must not grow with the attempts. */
export type PresentRule = (client: Client, view: SessionView, standard: Standard) => readonly Finding[];

/** A rule over all clients: asked again when any of them changed. */
export type SessionRule = (view: SessionView, standard: Pick<Standard, 'policy'>) => readonly Finding[];
