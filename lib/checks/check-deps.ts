// What checks are given. Nothing here asks anything by itself.
import type { SessionModel, SessionView } from '../model/session.ts';
import type { RequestLog } from './network-cause.ts';
import type { askHttp } from './page/ask-http.ts';
import type { tryHandshake } from './page/try-handshake.ts';
import type { PageRunner } from './page-runner.ts';

export interface CheckDeps {
  readonly runner: PageRunner;
  /** The panel's own way to ask. */
  readonly panel: { readonly askHttp: typeof askHttp; readonly tryHandshake: typeof tryHandshake };
  readonly network: RequestLog;
  readonly session: () => { readonly view: SessionView; readonly messages: SessionModel['messages'] };
  readonly now: () => number;
  readonly delay: (task: () => void, delayMs: number) => void;
}

/** As long as the guide lets a connection attempt take. */
export const ANSWER_LIMIT_MS = 10_000;
/** A task in the page has its own limit; this is for a page that does not come to it. */
export const PAGE_LIMIT_MS = ANSWER_LIMIT_MS + 3_000;
