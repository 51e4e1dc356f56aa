import type { HttpAnswer } from '../../protocol/checks.ts';
import type { ChecksTexts } from '../areas/checks.ts';
import { statusName } from './cause.ts';
import { checkSentence } from './check-sentence.ts';
import { duration, plural } from './words.ts';

const BY = { panel: 'asked by the panel', page: 'asked from the page’s frame, apart from its scripts' } as const;
const READY_STATES = ['connecting', 'open', 'closing', 'closed'];

export const checks: ChecksTexts = {
  label: 'Checks',
  intro: 'The steps of the troubleshooting guide. Nothing is asked or sent until you press a button.',
  noPage: 'This session comes from a file: what was checked is shown, but there is no page to ask.',
  runAll: 'Run all',
  runAllHint: 'One after the other, without the Python statistics: those call the app’s own code',
  runOne: 'Run',
  run: (name) => `Run: ${name}`,
  isRunning: 'Asking…',
  name: {
    health: 'Server health',
    endpoint: 'WebSocket endpoint',
    flags: 'Ready state and flags',
    subscriptions: 'Subscriptions acknowledged',
    stats: 'Server statistics',
    'python-stats': 'Python statistics',
  },
  hint: {
    health: 'One GET request',
    endpoint: 'One opening handshake, closed again at once',
    flags: 'Reads what the page’s clients say of themselves',
    subscriptions: 'Reads the log; nothing is sent',
    stats: 'GET requests, compared with the open connections here',
    'python-stats':
      'Calls the client’s own method, which sends a message; a client that is not connected may reconnect',
  },
  notRun: 'Not run yet',
  verdict: { passed: 'Passed', warned: 'Warning', failed: 'Failed', unclear: 'Not decided' },
  ran: (time, took) => `${time}, took ${took}`,
  earlier: (count) => `run ${plural(count, 'time', 'times')} before`,
  sentence: checkSentence,
  evidence: 'Evidence',
  answer: (answer) => `GET, ${BY[answer.way]}: ${said(answer)}`,
  handshake: ({ way, outcome, tookMs, subprotocol, failureText, status }) => {
    const how = {
      opened: `101 (Switching Protocols)${subprotocol === '' ? '' : `, subprotocol ${subprotocol}`}`,
      failed: failureText ?? (status === null ? 'failed; the browser does not say why' : statusName(status)),
      'timed-out': 'no answer',
      threw: failureText ?? 'the constructor threw',
    }[outcome];
    return `Handshake ${BY[way]}: ${how}, after ${duration(tookMs)}`;
  },
  flag: (name, value) => `${name} is ${value ? 'true' : 'false'}`,
  socket: (readyState, url) => `its WebSocket is ${READY_STATES[readyState]} (${url})`,
  noSocket: 'holds no WebSocket',
  found: { missing: 'not there', unreachable: 'did not answer' },
  inSession: (openCount) => `The session has ${plural(openCount, 'open connection', 'open connections')}.`,
  subscription: ({ channel, asked, state }) => {
    const states = { acknowledged: 'acknowledged', refused: 'refused', unanswered: 'not answered' };
    return `${channel}: ${states[state]}${asked > 1 ? `, asked ${asked} times` : ''}`;
  },
  returned: (method, returned) => `${method}() returned ${returned}`,
  answered: 'The server answered',
  language: { javascript: 'JavaScript', python: 'Python' },
  pathsTitle: 'Where to ask',
  pathsHint: (site) => `Kept for ${site}. Paths are on the server of the newest connection; whole addresses work, too.`,
  noSite: 'Paths can be set as soon as a page is seen.',
  path: {
    health: 'Server health',
    endpoint: 'WebSocket endpoint',
    stats: 'Server statistics',
    javascript: 'JavaScript client',
    python: 'Python client',
    pythonStats: 'Its method for statistics',
    debugProperty: 'Property for debugging',
  },
  newestConnection: 'the newest connection’s',
};

function said({ status, tookMs, failureText }: HttpAnswer): string {
  const what = status === null ? `no answer${failureText === null ? '' : ` (${failureText})`}` : statusName(status);
  return `${what}, after ${duration(tookMs)}`;
}
