// What a check's result can mean: the words for it are in `lib/texts`.
import type { Failure } from '../model/connection.ts';
import type { CheckResultOf, FlagHolder, Handshake, HttpAnswer } from '../protocol/checks.ts';

/** `unclear`: nothing speaks against it, and nothing for it. */
export type Verdict = 'passed' | 'warned' | 'failed' | 'unclear';

export type Reason =
  | { readonly is: 'no-address' }
  /** HTTP */
  | { readonly is: 'healthy'; readonly answer: HttpAnswer }
  | { readonly is: 'not-healthy'; readonly answer: HttpAnswer; readonly says: string }
  | { readonly is: 'no-health-status'; readonly answer: HttpAnswer }
  | { readonly is: 'http-error'; readonly answer: HttpAnswer; readonly status: number }
  | { readonly is: 'no-answer'; readonly answer: HttpAnswer; readonly failure: Failure }
  /** Handshake */
  | { readonly is: 'opened'; readonly handshake: Handshake }
  | { readonly is: 'opened-for-panel-only'; readonly page: Handshake; readonly failure: Failure }
  | { readonly is: 'not-opened'; readonly handshake: Handshake; readonly failure: Failure }
  /** Flags */
  | { readonly is: 'flags-agree'; readonly holders: readonly FlagHolder[] }
  | { readonly is: 'flag-stale'; readonly holder: FlagHolder; readonly flag: string; readonly isOpen: boolean }
  | { readonly is: 'no-holder'; readonly holders: readonly FlagHolder[] }
  | { readonly is: 'no-flags'; readonly holders: readonly FlagHolder[] }
  | { readonly is: 'socket-unseen'; readonly holder: FlagHolder }
  /** Subscriptions */
  | { readonly is: 'none-open' }
  | { readonly is: 'nothing-asked'; readonly openCount: number }
  | { readonly is: 'acknowledged'; readonly count: number }
  | { readonly is: 'refused'; readonly channels: readonly string[]; readonly unanswered: readonly string[] }
  | { readonly is: 'unanswered'; readonly channels: readonly string[] }
  /** Statistics */
  | { readonly is: 'counts-agree'; readonly count: number }
  | { readonly is: 'more-on-server'; readonly onServer: number; readonly here: number }
  | { readonly is: 'fewer-on-server'; readonly onServer: number; readonly here: number }
  | { readonly is: 'no-count'; readonly answer: HttpAnswer }
  | { readonly is: 'not-implemented'; readonly answers: readonly HttpAnswer[] }
  /** Python */
  | { readonly is: 'answered'; readonly afterMs: number }
  | { readonly is: 'not-sent'; readonly returned: string }
  | { readonly is: 'not-answered' }
  | { readonly is: 'not-called'; readonly result: CheckResultOf<'python-stats'> };

export interface Judgement {
  readonly verdict: Verdict;
  readonly reason: Reason;
}
