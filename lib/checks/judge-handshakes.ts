// What the opening handshakes mean. Pure.
import type { Failure } from '../model/connection.ts';
import { failureOfText } from '../model/failure.ts';
import type { CheckResultOf, Handshake } from '../protocol/checks.ts';
import type { Judgement } from './judgement.ts';

export function judgeHandshakes({ handshakes }: CheckResultOf<'endpoint'>): Judgement {
  const [first] = handshakes;
  if (first === undefined) return { verdict: 'unclear', reason: { is: 'no-address' } };
  if (first.outcome === 'opened') return { verdict: 'passed', reason: { is: 'opened', handshake: first } };
  const failure = failureOf(first);
  const hasOpenedLater = handshakes.some(({ outcome }) => outcome === 'opened');
  if (hasOpenedLater) return { verdict: 'failed', reason: { is: 'opened-for-panel-only', page: first, failure } };
  return { verdict: 'failed', reason: { is: 'not-opened', handshake: first, failure } };
}

function failureOf({ outcome, status, failureText: text }: Handshake): Failure {
  if (outcome === 'timed-out') return { cause: 'timed-out', status: null, text };
  if (outcome === 'threw') return { cause: 'never-constructed', status: null, text };
  if (text !== null) return failureOfText(text);
  return { cause: status === null ? 'unknown' : 'unexpected-status', status, text };
}
