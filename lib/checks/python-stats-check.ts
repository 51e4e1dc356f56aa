// Calls the Python client's own method for statistics and waits for what the server answers to it.
import { decode } from '../decode/registry.ts';
import type { Message } from '../model/message.ts';
import { type CheckResultOf, MAX_CHECK_TEXT } from '../protocol/checks.ts';
import { ANSWER_LIMIT_MS, type CheckDeps } from './check-deps.ts';
import { parsePropertyPath } from './property-path.ts';
import { askPython, pythonCallSchema } from './python-call.ts';

type Result = CheckResultOf<'python-stats'>;

const REQUEST_TYPE = 'get_stats';
const ANSWER_TYPE = 'stats';
const LOOK_MS = 60;
/** What was sent before the call came back is in the log a moment later. */
const SENT_LIMIT_MS = 1_500;

export async function checkPythonStats(path: string, method: string, deps: CheckDeps): Promise<Result> {
  const nothing = { check: 'python-stats', path, method, runtime: null, returned: '', askedOn: null } as const;
  const unanswered = { ...nothing, answer: null, answeredAfterMs: null };
  const names = parsePropertyPath(path);
  if (names === null) return { ...unanswered, outcome: 'no-object' };
  const { messages } = deps.session();
  const from = messages.firstIndex + messages.length;
  const call = await askPython(deps.runner, pythonCallSchema, { command: 'call', names, name: method });
  if ('error' in call) return { ...unanswered, outcome: 'unreachable', returned: call.error };
  const { value } = call;
  if (value.found !== 'object') {
    return { ...unanswered, outcome: value.found, runtime: value.runtime ?? null, returned: value.error ?? '' };
  }
  const { runtime, outcome, returned = '' } = value;
  const called: Result = { ...unanswered, outcome, runtime, returned };
  return outcome === 'called' ? { ...called, ...(await awaitAnswer(from, deps)) } : called;
}

/** The question that went out behind message `from`, and the first answer on its connection. */
async function awaitAnswer(
  from: number,
  { session, now, delay }: CheckDeps,
): Promise<Pick<Result, 'askedOn' | 'answer' | 'answeredAfterMs'>> {
  const startedAt = now();
  for (;;) {
    const { messages } = session();
    const asked = find(messages, from, (message) => message.direction === 'sent' && typeOf(message) === REQUEST_TYPE);
    const answer =
      asked &&
      find(messages, asked.index, (message) => {
        return (
          message.direction === 'received' &&
          message.connectionId === asked.connectionId &&
          typeOf(message) === ANSWER_TYPE
        );
      });
    if (asked !== undefined && answer !== undefined) return answered(asked, answer);
    const passed = now() - startedAt;
    if (passed > (asked === undefined ? SENT_LIMIT_MS : ANSWER_LIMIT_MS)) {
      return { askedOn: asked?.connectionId ?? null, answer: null, answeredAfterMs: null };
    }
    await new Promise<void>((resolve) => delay(resolve, LOOK_MS));
  }
}

function find(
  messages: ReturnType<CheckDeps['session']>['messages'],
  from: number,
  condition: (message: Message) => boolean,
): Message | undefined {
  const end = messages.firstIndex + messages.length;
  for (let index = Math.max(from, messages.firstIndex); index < end; index++) {
    const message = messages.at(index);
    if (message !== undefined && condition(message)) return message;
  }
  return undefined;
}

function typeOf(message: Message): string | null {
  return decode(message).typeLabel;
}

function answered(asked: Message, answer: Message): Pick<Result, 'askedOn' | 'answer' | 'answeredAfterMs'> {
  const text = typeof answer.payload === 'string' ? answer.payload : '';
  return {
    askedOn: asked.connectionId,
    answer: text.slice(0, MAX_CHECK_TEXT),
    answeredAfterMs: Math.max(0, answer.timestamp - asked.timestamp),
  };
}
