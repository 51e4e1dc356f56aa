// What the server's HTTP answers mean. Pure.
import { isJsonObject, numberAt, objectAt, parseJson, stringAt } from '../decode/json.ts';
import type { Failure } from '../model/connection.ts';
import { failureOfText } from '../model/failure.ts';
import type { CheckResultOf, HttpAnswer } from '../protocol/checks.ts';
import type { Judgement } from './judgement.ts';

const HEALTHY = 'healthy';

export function judgeHealth({ answers }: CheckResultOf<'health'>): Judgement {
  const answer = answers.at(-1);
  if (answer === undefined) return { verdict: 'unclear', reason: { is: 'no-address' } };
  const failure = failureOfAnswer(answer);
  if (failure !== null) return { verdict: 'failed', reason: failure };
  const body = parseJson(answer.body);
  const says = isJsonObject(body) ? stringAt(body, 'status') : null;
  if (says === null) return { verdict: 'warned', reason: { is: 'no-health-status', answer } };
  if (says === HEALTHY) return { verdict: 'passed', reason: { is: 'healthy', answer } };
  return { verdict: 'warned', reason: { is: 'not-healthy', answer, says: says.slice(0, 64) } };
}

export function judgeStats({ answers, openCount: here }: CheckResultOf<'stats'>): Judgement {
  const [answer] = answers;
  if (answer === undefined) return { verdict: 'unclear', reason: { is: 'no-address' } };
  for (const one of answers) {
    const onServer = countIn(one);
    if (onServer === null) continue;
    if (onServer === here) return { verdict: 'passed', reason: { is: 'counts-agree', count: here } };
    // Other tabs and programs are connected too; but what is open here and unknown there gets no broadcasts.
    if (onServer > here) return { verdict: 'passed', reason: { is: 'more-on-server', onServer, here } };
    return { verdict: 'warned', reason: { is: 'fewer-on-server', onServer, here } };
  }
  const answered = answers.find(({ status }) => status !== null && status < 400);
  if (answered !== undefined) return { verdict: 'unclear', reason: { is: 'no-count', answer: answered } };
  if (answers.every(({ status }) => status === 404)) {
    return { verdict: 'unclear', reason: { is: 'not-implemented', answers } };
  }
  const worst = answers.find(({ status }) => status !== null && status !== 404) ?? answers.at(-1) ?? answer;
  return { verdict: 'failed', reason: failureOfAnswer(worst) ?? { is: 'no-count', answer: worst } };
}

function failureOfAnswer(answer: HttpAnswer): Extract<Judgement['reason'], { is: 'http-error' | 'no-answer' }> | null {
  const { status } = answer;
  if (status === null) return { is: 'no-answer', answer, failure: failureOfRequest(answer.failureText) };
  return status < 400 ? null : { is: 'http-error', answer, status };
}

function failureOfRequest(text: string | null): Failure {
  if (text === null) return { cause: 'unknown', status: null, text };
  return text.startsWith('TimeoutError') ? { cause: 'timed-out', status: null, text } : failureOfText(text);
}

/** Connections that the server knows, as the app's statistics tell it. */
function countIn({ status, body }: HttpAnswer): number | null {
  const parsed = status === 200 ? parseJson(body) : undefined;
  if (!isJsonObject(parsed)) return null;
  const data = objectAt(parsed, 'data') ?? parsed;
  return numberAt(data, 'active_connections') ?? numberAt(data, 'total_connections');
}
