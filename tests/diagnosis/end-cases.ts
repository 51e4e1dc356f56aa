// Every way in which a server ends a connection with a word, on the app.
import type { Rule } from '../../lib/model/findings/finding.ts';
import type { Case } from './label.ts';

const ENDS: ReadonlyArray<readonly [code: number, reason: string, rule: Rule]> = [
  [1000, 'bye', 'retry-after-clean-close'],
  [1001, 'shutting down', 'server-going-away'],
  [1002, '', 'protocol-broken'],
  [1003, 'text only', 'data-not-accepted'],
  [1007, 'not UTF-8', 'data-not-accepted'],
  [1008, 'policy', 'policy-violated'],
  [1009, 'too big', 'message-too-big'],
  [1011, 'internal error', 'server-failed'],
  [1013, 'overloaded', 'server-busy'],
  [4001, 'session expired', 'application-close'],
];

export const ENDED: readonly Case[] = ENDS.map(([code, reason, rule]) => ({
  name: `closed with ${code}`,
  options: { scenario: 'healthy' },
  path: '/index.html?client=js',
  act: async ({ app, opened }) => {
    await opened(1);
    app.control.closeAll(code, reason);
    await opened(0);
    await opened(1);
  },
  expected: [rule],
  watchMs: 10_000,
}));
