import type { ReportTexts } from '../areas/report.ts';
import { bytes, duration, number, plural } from './words.ts';

export const report: ReportTexts = {
  title: 'WebSocket report',
  madeBy: (creator, time) => `Made by ${creator} on ${time}. The file holds no script and loads nothing.`,
  headings: {
    summary: 'At a glance',
    findings: 'Findings',
    notes: 'Notes',
    timeline: 'Timeline',
    retries: 'Waits before each attempt',
    attempts: 'Connections',
    notSeen: 'What could not be seen',
    environment: 'Environment',
    redaction: 'What was taken out',
  },
  summary: {
    name: 'Session',
    page: 'Page',
    period: 'Captured',
    periodOf: (from, to, ms) => `${from} to ${to} (${duration(ms)})`,
    connections: 'Connections',
    connectionsOf: (all, opened, failed, stillOpen) =>
      `${number(all)}: ${number(opened)} opened, ${number(failed)} failed, ${number(stillOpen)} still open at the end`,
    messages: 'Messages',
    messagesOf: (received, sent, receivedBytes, sentBytes) =>
      `${number(received)} received (${bytes(receivedBytes)}), ${number(sent)} sent (${bytes(sentBytes)})`,
    findings: 'Findings',
    findingsOf: (errors, warnings, notes) =>
      errors + warnings + notes === 0
        ? 'none'
        : `${plural(errors, 'problem', 'problems')}, ${plural(warnings, 'warning', 'warnings')}, ${plural(notes, 'note', 'notes')}`,
    part: 'A part only',
    partOf: (connections, from, to) =>
      [
        connections !== null && plural(connections, 'chosen connection', 'chosen connections'),
        from !== null && `from ${from}`,
        to !== null && `until ${to}`,
      ]
        .filter(Boolean)
        .join(', '),
  },
  noFindings: 'No finding: none of the rules saw anything wrong.',
  noConnections: 'No WebSocket was opened.',
  client: (letter, language, place, endpoint) => `${letter} · ${language}, ${place} → ${endpoint}`,
  columns: {
    connection: 'Connection',
    started: 'Started',
    waited: 'Waited before',
    connecting: 'Connecting',
    open: 'Open',
    ended: 'How it ended',
    received: 'Received',
    sent: 'Sent',
  },
  leftOut: (count) => `${plural(count, 'more attempt', 'more attempts')} in between, not shown`,
  stillOpen: 'still open',
  outcome: {
    connecting: 'still connecting',
    opened: 'opened',
    failed: 'failed',
    'given-up': 'given up by the page',
    left: 'left with the page',
  },
  timeline: {
    description: (clients) =>
      `One lane for each of ${plural(clients, 'client', 'clients')}: when it connected, was open, waited and failed, with its messages. The table below has the same as text.`,
    legend: {
      connecting: 'connecting',
      open: 'open',
      waiting: 'waiting for the next attempt',
      failed: 'failed or lost',
      messages: 'messages: received above, sent below',
      finding: 'while duplicate connections were open',
      note: 'note (N1, N2 …)',
    },
    moreLanes: (count) => `${plural(count, 'more client is', 'more clients are')} not drawn; the tables have them all.`,
  },
  retries: {
    description: (client, attempts) =>
      `Client ${client}: how long it waited before each of ${plural(attempts, 'attempt', 'attempts')}. The table has the numbers.`,
    axis: 'attempt',
    legend: {
      opened: 'waited, then opened',
      failed: 'waited, then failed',
      other: 'waited, with no result',
      policy: 'what the policy asks for',
    },
    hidden: 'page hidden: the browser may have stretched the wait',
    last: (shown, all) => `the last ${number(shown)} of ${number(all)}`,
  },
  environment: {
    browser: 'Browser',
    language: 'Language',
    creator: 'Captured with',
    savedAt: 'Saved',
    timesLabel: 'Times',
    times: (minutes) => `as on the clock of the machine that captured, UTC${offset(minutes)}`,
  },
  redaction: {
    none: 'Nothing was taken out: addresses, headers and texts are as they were.',
    nothingFound: 'Secrets were looked for, and none was found.',
    done: 'Secrets were replaced by placeholders; the same secret has the same placeholder everywhere.',
    rules: {
      url: 'tokens in addresses',
      header: 'headers and cookies',
      subprotocol: 'tokens in subprotocols',
      field: 'fields with telling names',
      path: 'fields chosen by path',
      word: 'chosen words',
      jwt: 'JSON Web Tokens',
      key: 'API keys',
      bearer: 'bearer tokens',
      email: 'e-mail addresses',
      card: 'card numbers',
      cpf: 'CPF numbers',
      cnpj: 'CNPJ numbers',
      random: 'long random texts',
      picture: 'pictures of the page',
      known: 'the same secrets elsewhere',
    },
    places: (count) => plural(count, 'place', 'places'),
    leftOut: (count) => `${number(count)} left out`,
  },
};

/** `+02:00`, `−03:00` */
function offset(minutes: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${minutes < 0 ? '−' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}
