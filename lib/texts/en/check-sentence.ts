// What a check found, in one sentence, and no more than that.
import type { Reason } from '../../checks/judgement.ts';
import { englishCause, statusName } from './cause.ts';
import { duration, plural } from './words.ts';

const RUNTIMES = { pyodide: 'Pyodide', micropython: 'MicroPython' } as const;

export function checkSentence(reason: Reason): string {
  switch (reason.is) {
    case 'no-address':
      return 'There is no page or connection yet that tells where to ask.';
    case 'healthy':
      return 'The server says that it is healthy.';
    case 'not-healthy':
      return `The server answers, but calls itself “${reason.says}”.`;
    case 'no-health-status':
      return 'The server answers, but not with a “status” that could be judged.';
    case 'http-error':
      return `The server answered ${statusName(reason.status)}.`;
    case 'no-answer':
      return `No answer: ${englishCause.long(reason.failure, hostOf(reason.answer.url))}.`;
    case 'opened':
      return reason.handshake.way === 'page'
        ? `The server upgrades to WebSocket, in ${duration(reason.handshake.tookMs)}.`
        : `The server upgrades to WebSocket for the panel, in ${duration(reason.handshake.tookMs)}; with the page’s own origin it was not tried.`;
    case 'opened-for-panel-only':
      return `The panel gets a connection, the page does not: ${englishCause.long(reason.failure, hostOf(reason.page.url))}. Look at what differs: the Origin header, cookies, mixed content, policies.`;
    case 'not-opened':
      return `No connection: ${englishCause.long(reason.failure, hostOf(reason.handshake.url))}.`;
    case 'flags-agree':
      return 'What the page’s clients say agrees with their connections.';
    case 'flag-stale':
      return `${reason.holder.path}.${reason.flag} says otherwise than its connection, which is ${reason.isOpen ? 'open' : 'not open'}.`;
    case 'no-holder':
      return `There is no object at ${pathsOf(reason.holders)}.`;
    case 'no-flags':
      return `${pathsOf(reason.holders)} is there, but has no flag about its connection.`;
    case 'socket-unseen':
      return `The open connection of ${reason.holder.path} is not in this session: it was opened before the extension could see it, or where it cannot.`;
    case 'none-open':
      return 'No connection is open.';
    case 'nothing-asked':
      return `${plural(reason.openCount, 'connection is', 'connections are')} open, and none of them asked for a channel.`;
    case 'acknowledged':
      return `The server acknowledged ${plural(reason.count, 'subscription', 'subscriptions')}.`;
    case 'refused':
      return `Refused: ${listed(reason.channels)}.${reason.unanswered.length > 0 ? ` Not answered: ${listed(reason.unanswered)}.` : ''}`;
    case 'unanswered':
      return `Not answered by the server: ${listed(reason.channels)}.`;
    case 'counts-agree':
      return `The server counts ${plural(reason.count, 'connection', 'connections')}, as many as are open here.`;
    case 'more-on-server':
      return `The server counts ${reason.onServer}, of which ${reason.here} are open here; the others belong to other tabs or programs, or are left over.`;
    case 'fewer-on-server':
      return `The server counts ${reason.onServer}, but ${reason.here} are open here: it has forgotten some, and they get no broadcasts.`;
    case 'no-count':
      return 'The server answers, but tells no number of connections.';
    case 'not-implemented':
      return 'The server has no statistics at these addresses (404).';
    case 'answered':
      return `The server answered on the Python client’s connection after ${duration(reason.afterMs)}.`;
    case 'not-sent':
      return `The method returned ${reason.returned || 'nothing'} and sent no question: the Python client is not connected.`;
    case 'not-answered':
      return 'The question went out, and no answer came within 10 s.';
    case 'not-called':
      return notCalled(reason.result);
  }
}

type NotCalled = Extract<Reason, { is: 'not-called' }>['result'];

function notCalled({ outcome, path, method, returned, runtime }: NotCalled): string {
  switch (outcome) {
    case 'no-interpreter':
      return 'The page has no Python interpreter that could be found, or none yet.';
    case 'in-worker':
      return 'Python runs in a worker, where the panel cannot call it.';
    case 'no-object':
      return `There is no ${path} in the page’s Python.`;
    case 'no-method':
      return `${path} has no method ${method}.`;
    case 'raised':
      return `${method}() raised ${returned}.`;
    default:
      return `${runtime === null ? 'Python' : RUNTIMES[runtime]} could not be asked: ${returned || 'it did not answer'}.`;
  }
}

function pathsOf(holders: ReadonlyArray<{ readonly path: string }>): string {
  return holders.map(({ path }) => path).join(', ');
}

/** A page may ask for any number of channels. */
function listed(names: readonly string[]): string {
  return names.length > 12 ? `${names.slice(0, 12).join(', ')} …` : names.join(', ');
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
