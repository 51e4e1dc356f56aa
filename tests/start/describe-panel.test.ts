import { describe, expect, it } from 'vitest';
import type { ShownConnection, ShownPanel } from '../browser/read-panel.ts';
import { describePanel } from './describe-panel.ts';
import { hasBothOpen, hasDoubledMessages } from './story.ts';

const OPEN: ShownConnection = {
  id: 'c2',
  number: 2,
  readyState: 'open',
  words: 'open 12 s',
  failureCause: null,
  closeCode: null,
  receivedCount: 12,
  sentCount: 2,
};
const REFUSED: ShownConnection = {
  ...OPEN,
  id: 'c1',
  number: 1,
  readyState: 'closed',
  words: 'refused, after 5 s',
  failureCause: 'connection-refused',
  closeCode: 1006,
  receivedCount: 0,
  sentCount: 0,
};
const ADDRESS = '127.0.0.1:8001/ws';
const JAVASCRIPT = { name: 'connect', opener: 'javascript', places: ['index.html:212'], address: ADDRESS };
const PYTHON = { name: 'open', opener: 'python', places: ['api_client.py:118'], address: ADDRESS };
const DUPLICATE = { rule: 'duplicate-connections', severity: 'error', sentence: 'Two connections are open at once.' };
const EMPTY: ShownPanel = { clients: [], isJudged: true, findings: [], status: ['0 messages', 'Live'] };
const STORY: ShownPanel = {
  clients: [
    { ...JAVASCRIPT, connections: [OPEN, REFUSED] },
    { ...PYTHON, connections: [{ ...OPEN, id: 'p1', number: 1 }] },
  ],
  isJudged: true,
  findings: [DUPLICATE],
  status: ['18 messages', 'Live'],
};

describe('describePanel', () => {
  it('lists clients with opener and place, their connections, the findings and the status', () => {
    expect(describePanel(STORY)).toBe(`Connections
  JavaScript | connect | index.html:212 | 127.0.0.1:8001/ws
    #2 open 12 s, 12 received, 2 sent
    #1 refused, after 5 s, close code 1006
  PyScript | open | api_client.py:118 | 127.0.0.1:8001/ws
    #1 open 12 s, 12 received, 2 sent
Findings
  error: Two connections are open at once.
Status
  18 messages · Live`);
  });

  it('says so when there is nothing', () => {
    expect(describePanel(EMPTY)).toBe('Connections\n  none\nFindings\n  none\nStatus\n  0 messages · Live');
  });
});

describe('the story of the late server', () => {
  const withPython = (connection: Partial<ShownConnection>): ShownPanel => ({
    ...STORY,
    clients: [
      { ...JAVASCRIPT, connections: [OPEN] },
      { ...PYTHON, connections: [{ ...OPEN, ...connection }] },
    ],
  });

  it.each([
    ['both open and named', STORY, true],
    ['nothing yet', EMPTY, false],
    ['open but not named', { ...STORY, findings: [] }, false],
    ['one of them connecting', withPython({ readyState: 'connecting' }), false],
  ])('with %s', (_case, panel, expected) => {
    expect(hasBothOpen(panel)).toBe(expected);
  });

  it.each([
    ['enough on both', STORY, true],
    ['little on one', withPython({ receivedCount: 3 }), false],
  ])('waits for messages: %s', (_case, panel, expected) => {
    expect(hasDoubledMessages(panel)).toBe(expected);
  });
});
