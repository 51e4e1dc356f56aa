// What a check's result means. Pure: a result from a file is judged as one of this minute. Never claims more than was seen.
import type { CheckResult, CheckResultOf } from '../protocol/checks.ts';
import { judgeFlags } from './judge-flags.ts';
import { judgeHandshakes } from './judge-handshakes.ts';
import { judgeHealth, judgeStats } from './judge-http.ts';
import type { Judgement } from './judgement.ts';

export function judge(result: CheckResult): Judgement {
  switch (result.check) {
    case 'health':
      return judgeHealth(result);
    case 'endpoint':
      return judgeHandshakes(result);
    case 'flags':
      return judgeFlags(result);
    case 'subscriptions':
      return judgeSubscriptions(result);
    case 'stats':
      return judgeStats(result);
    case 'python-stats':
      return judgePythonStats(result);
  }
}

function judgeSubscriptions({ openCount, subscriptions }: CheckResultOf<'subscriptions'>): Judgement {
  const channelsThatAre = (state: string) => [
    ...new Set(subscriptions.filter((one) => one.state === state).map(({ channel }) => channel)),
  ];
  if (openCount === 0) return { verdict: 'unclear', reason: { is: 'none-open' } };
  if (subscriptions.length === 0) return { verdict: 'unclear', reason: { is: 'nothing-asked', openCount } };
  const refused = channelsThatAre('refused');
  const unanswered = channelsThatAre('unanswered');
  if (refused.length > 0) return { verdict: 'failed', reason: { is: 'refused', channels: refused, unanswered } };
  if (unanswered.length > 0) return { verdict: 'failed', reason: { is: 'unanswered', channels: unanswered } };
  return { verdict: 'passed', reason: { is: 'acknowledged', count: subscriptions.length } };
}

function judgePythonStats(result: CheckResultOf<'python-stats'>): Judgement {
  const { outcome, answeredAfterMs, askedOn, returned } = result;
  if (outcome !== 'called') {
    return { verdict: outcome === 'raised' ? 'failed' : 'unclear', reason: { is: 'not-called', result } };
  }
  if (answeredAfterMs !== null) return { verdict: 'passed', reason: { is: 'answered', afterMs: answeredAfterMs } };
  if (askedOn === null) return { verdict: 'warned', reason: { is: 'not-sent', returned } };
  return { verdict: 'failed', reason: { is: 'not-answered' } };
}
