import type { CheckPaths } from '../../checks/check-paths.ts';
import type { Reason, Verdict } from '../../checks/judgement.ts';
import type { CheckedSubscription, CheckName, Handshake, HttpAnswer } from '../../protocol/checks.ts';

export interface ChecksTexts {
  readonly label: string;
  readonly intro: string;
  /** In place of the introduction, for a session from a file. */
  readonly noPage: string;
  readonly runAll: string;
  readonly runAllHint: string;
  readonly runOne: string;
  readonly run: (name: string) => string;
  readonly isRunning: string;
  readonly name: Readonly<Record<CheckName, string>>;
  /** What pressing the button does. */
  readonly hint: Readonly<Record<CheckName, string>>;
  readonly notRun: string;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly ran: (time: string, duration: string) => string;
  /** How often it was run before, and the verdicts of that. */
  readonly earlier: (count: number) => string;
  readonly sentence: (reason: Reason) => string;
  readonly evidence: string;
  readonly answer: (answer: HttpAnswer) => string;
  readonly handshake: (handshake: Handshake) => string;
  readonly flag: (name: string, value: boolean) => string;
  readonly socket: (readyState: number, url: string) => string;
  readonly noSocket: string;
  readonly found: Readonly<Record<'missing' | 'unreachable', string>>;
  readonly inSession: (openCount: number) => string;
  readonly subscription: (subscription: CheckedSubscription) => string;
  readonly returned: (method: string, returned: string) => string;
  readonly answered: string;
  readonly language: Readonly<Record<'javascript' | 'python', string>>;
  readonly pathsTitle: string;
  readonly pathsHint: (site: string) => string;
  readonly noSite: string;
  readonly path: Readonly<Record<keyof CheckPaths, string>>;
  readonly newestConnection: string;
}
