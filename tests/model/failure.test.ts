import { describe, expect, it } from 'vitest';
import { closeCodeName, isLocalCloseCode } from '../../lib/model/close-code.ts';
import { failureOfText } from '../../lib/model/failure.ts';
import type { Finding } from '../../lib/model/findings/finding.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { englishCause } from '../../lib/texts/en/cause.ts';
import { portugueseCause } from '../../lib/texts/pt-br/cause.ts';
import { createRealmLog, START } from './session-log.ts';

const id = (number: number) => `page/${number}` as ConnectionId;
const REFUSED = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';

const DURING = 'Error during WebSocket handshake: ';
const SUBPROTOCOL = ['subprotocol', null] as const;

function failuresOf(events: SessionEvent[]): Finding<'connection-failed'>[] {
  const model = createSessionModel();
  model.append(events);
  return model.view().findings.filter((finding) => finding.rule === 'connection-failed');
}

describe('failureOfText', () => {
  it.each([
    [REFUSED, 'connection-refused', null],
    ['net::ERR_NAME_NOT_RESOLVED', 'name-not-resolved', null],
    ['Error in connection establishment: net::ERR_SSL_PROTOCOL_ERROR', 'tls', null],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls', null],
    ['Error during WebSocket handshake: Unexpected response code: 403', 'unexpected-status', 403],
    ["Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value", 'bad-accept', null],
    ["Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received", 'subprotocol', null],
    ['WebSocket is closed before the connection is established.', 'closed-by-page', null],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timed-out', null],
    ['WebSocket opening handshake timed out', 'timed-out', null],
    ['net::ERR_INTERNET_DISCONNECTED', 'network-changed', null],
    ['net::ERR_BLOCKED_BY_CLIENT', 'blocked', null],
    ['net::ERR_EMPTY_RESPONSE', 'not-answered', null],
    ['NS_ERROR_CONNECTION_REFUSED', 'connection-refused', null],
    ['NS_ERROR_UNKNOWN_HOST', 'name-not-resolved', null],
    ['HTTP Authentication failed; no valid credentials available', 'unexpected-status', 401],
    ['Proxy authentication failed', 'proxy', 407],
    ['Error in connection establishment: net::ERR_UNEXPECTED_PROXY_AUTH', 'proxy', 407],
    ['Establishing a tunnel via proxy server failed.', 'proxy', null],
    ['Error in connection establishment: net::ERR_TUNNEL_CONNECTION_FAILED', 'proxy', null],
    ['Error in connection establishment: net::ERR_PROXY_CONNECTION_FAILED', 'proxy', null],
    [`${DURING}'Sec-WebSocket-Accept' header is missing`, 'accept-missing', null],
    [`${DURING}'Sec-WebSocket-Accept' header must not appear more than once in a response`, 'bad-accept', null],
    [`${DURING}'Upgrade' header is missing`, 'not-upgraded', null],
    [`${DURING}'Upgrade' header value is not 'WebSocket': h2c`, 'not-upgraded', null],
    [`${DURING}'Connection' header is missing`, 'not-upgraded', null],
    [`${DURING}'Connection' header value must contain 'Upgrade'`, 'not-upgraded', null],
    [`${DURING}Found an unsupported extension 'foo' in 'Sec-WebSocket-Extensions' header`, 'extension', null],
    [`${DURING}'Sec-WebSocket-Extensions' header value is rejected by the parser: `, 'extension', null],
    [`${DURING}Error in permessage-deflate: Received duplicate permessage-deflate response`, 'extension', null],
    [`${DURING}Invalid status line`, 'not-http', null],
    [`${DURING}net::ERR_INVALID_HTTP_RESPONSE`, 'not-http', null],
    [
      `${DURING}'Sec-WebSocket-Protocol' header value 'x' in response does not match any of sent values`,
      ...SUBPROTOCOL,
    ],
    [`${DURING}Response must not include 'Sec-WebSocket-Protocol' header if not present in request: x`, ...SUBPROTOCOL],
    [`${DURING}'Sec-WebSocket-Protocol' header must not appear more than once in a response`, ...SUBPROTOCOL],
    [`${DURING}Connection closed before receiving a handshake response`, 'not-answered', null],
    [`${DURING}net::ERR_CONNECTION_CLOSED`, 'not-answered', null],
    ['WebSocket opening handshake was canceled', 'closed-by-page', null],
    ['Error in connection establishment: net::ERR_UNSAFE_PORT', 'blocked-port', null],
    ['net::ERR_BLOCKED_BY_CSP', 'blocked-by-csp', null],
    ['something else', 'other', null],
  ])('%s -> %s', (text, cause, status) => {
    expect(failureOfText(text)).toEqual({ cause, status, text });
  });
});

describe('connection failed', () => {
  it('does not claim a cause that nobody heard', () => {
    const log = createRealmLog();
    expect(failuresOf([log.created(0), log.closed(30, id(1))])).toMatchObject([
      {
        facts: { failure: { cause: 'unknown', status: null, text: null }, attempts: 1, isRecovered: false },
        severity: 'error',
        confidence: 'uncertain',
      },
    ]);
  });

  it('learns the cause from the network layer later, on the same row', () => {
    const log = createRealmLog();
    const events = [log.created(0), log.closed(30, id(1))];
    const [before] = failuresOf(events);
    const witness = createRealmLog('network');
    const [after] = failuresOf([...events, witness.network(300, { failureText: REFUSED })]);
    expect(after).toMatchObject({
      id: before?.id,
      confidence: 'certain',
      facts: { failure: { cause: 'connection-refused', text: REFUSED } },
    });
  });

  it('counts attempts of one cause in a row and notices the recovery', () => {
    const log = createRealmLog();
    const witness = createRealmLog('network');
    const events: SessionEvent[] = [];
    for (let attempt = 1; attempt <= 3; attempt++) {
      events.push(log.created(attempt * 5000), log.closed(attempt * 5000 + 30, id(attempt)));
      events.push(witness.network(attempt * 5000 + 100, { entryId: `e${attempt}`, failureText: REFUSED }));
    }
    events.push(log.created(20_000));
    expect(failuresOf(events)).toMatchObject([
      { facts: { attempts: 3, isRecovered: false }, since: START + 5030, until: null },
    ]);
    events.push(log.opened(20_010, id(4)));
    expect(failuresOf(events)).toMatchObject([
      { facts: { attempts: 3, isRecovered: true }, severity: 'warning', until: START + 20_010 },
    ]);
    expect(failuresOf(events)[0]?.connectionIds).toEqual([id(1), id(2), id(3)]);
  });

  it('keeps causes apart', () => {
    const log = createRealmLog();
    const witness = createRealmLog('network');
    const forbidden = 'Error during WebSocket handshake: Unexpected response code: 403';
    const findings = failuresOf([
      ...[log.created(0), log.closed(30, id(1)), witness.network(100, { entryId: 'a', failureText: REFUSED })],
      ...[log.created(5000), log.closed(5030, id(2))],
      witness.network(5100, { entryId: 'b', failureText: forbidden }),
    ]);
    expect(findings.map(({ facts: { failure, attempts } }) => [failure.cause, failure.status, attempts])).toEqual([
      ['connection-refused', null, 1],
      ['unexpected-status', 403, 1],
    ]);
  });

  it('counts every attempt that failed by a cause, with another cause or a success between', () => {
    const log = createRealmLog();
    const witness = createRealmLog('network');
    const forbidden = 'Error during WebSocket handshake: Unexpected response code: 403';
    const events: SessionEvent[] = [];
    for (const [index, failureText] of [REFUSED, forbidden, REFUSED, null, REFUSED].entries()) {
      const at = index * 5000;
      events.push(log.created(at));
      events.push(failureText === null ? log.opened(at + 5, id(index + 1)) : log.closed(at + 30, id(index + 1)));
      if (failureText === null) events.push(log.closed(at + 1_000, id(index + 1)));
      else events.push(witness.network(at + 100, { entryId: `e${index}`, failureText }));
    }
    expect(
      failuresOf(events).map(({ facts: { failure, attempts, isRecovered } }) => [failure.cause, attempts, isRecovered]),
    ).toEqual([
      ['connection-refused', 3, false],
      ['unexpected-status', 1, true],
    ]);
  });

  it('puts an attempt whose cause nobody heard beside its neighbours and does not count it as theirs', () => {
    const log = createRealmLog();
    const witness = createRealmLog('network');
    const first = [log.created(0), log.closed(30, id(1))];
    const second = [log.created(5000), log.closed(5030, id(2)), witness.network(5100, { failureText: REFUSED })];
    const third = [log.created(60_000), log.closed(60_030, id(3))];
    expect(failuresOf([...first, ...second, ...third])).toMatchObject([
      { facts: { failure: { cause: 'connection-refused' }, attempts: 1 }, connectionIds: [id(1), id(2), id(3)] },
    ]);
  });

  it('takes the status where there is no text', () => {
    const log = createRealmLog();
    const witness = createRealmLog('network');
    const events = [log.created(0), log.closed(30, id(1)), witness.network(90, { status: 403, startedAt: START + 1 })];
    expect(failuresOf(events)).toMatchObject([
      { facts: { failure: { cause: 'unexpected-status', status: 403, text: null } } },
    ]);
  });

  it.each([
    [100, 'closed-by-page', 'information'],
    [10_000, 'not-answered', 'error'],
  ])('reads a close after %i ms of connecting as %s', (waited, cause, severity) => {
    const log = createRealmLog();
    const events = [log.created(0), log.closeRequested(waited, id(1)), log.closed(waited + 1, id(1))];
    expect(failuresOf(events)).toMatchObject([{ facts: { failure: { cause } }, severity }]);
  });

  it('is less sure of a silent server when it was the page that closed, whatever the browser says of that close', () => {
    const log = createRealmLog();
    const witness = createRealmLog('network');
    const failureText = 'WebSocket is closed before the connection is established.';
    const events = [
      log.created(0),
      log.closeRequested(4_000, id(1)),
      log.closed(4_001, id(1)),
      witness.network(4_050, { failureText, startedAt: START + 1 }),
    ];
    expect(failuresOf(events)).toMatchObject([{ confidence: 'likely', facts: { failure: { cause: 'not-answered' } } }]);
    const [finding] = failuresOf(events);
    expect(englishCause.long(finding?.facts.failure as never, 'a.example')).toContain(
      'the page gave up before a.example',
    );
    expect(
      englishCause.long({ cause: 'not-answered', status: null, text: 'net::ERR_EMPTY_RESPONSE' }, 'a.example'),
    ).toBe('a.example did not answer the handshake');
  });

  it('does not blame the server when the page was left', () => {
    const log = createRealmLog();
    expect(failuresOf([log.created(0), log.event(5, { type: 'realm-ended', isCached: false })])).toEqual([]);
  });

  it('is no failure when the page is left while it connects, though its error is told just before', () => {
    const log = createRealmLog();
    const error = log.event(5, { type: 'connection-error', connectionId: id(1) });
    const events = [log.created(0), error, log.event(6, { type: 'realm-ended', isCached: false })];
    expect(failuresOf(events.slice(0, 2))).toEqual([]);
    expect(failuresOf(events)).toEqual([]);
  });

  it.each([
    [100, []],
    [5_000, ['closed-by-page']],
  ])('of what the page itself closed %i ms before it was left, while it connected, are: %j', (before, causes) => {
    const log = createRealmLog();
    const closed = [log.created(0), log.closeRequested(20, id(1)), log.closed(22, id(1))];
    const found = failuresOf([...closed, log.event(20 + before, { type: 'realm-ended', isCached: false })]);
    expect(found.map(({ facts: { failure } }) => failure.cause)).toEqual(causes);
  });

  it('is by the policy of the page when the constructor returned it closed, whether or not a close follows', () => {
    const log = createRealmLog();
    const created = { ...log.created(0), isStopped: true } as SessionEvent;
    const error = log.event(1, { type: 'connection-error', connectionId: id(1) });
    const expected = [{ confidence: 'likely', facts: { failure: { cause: 'blocked-by-csp' }, attempts: 1 } }];
    expect(failuresOf([created, error])).toMatchObject(expected);
    expect(failuresOf([created, error, log.closed(2, id(1))])).toMatchObject(expected);
    const model = createSessionModel();
    model.append([created, error]);
    expect(model.view().connections.get(id(1))).toMatchObject({ readyState: 'closed', closedAt: START });
  });

  it('leaves what the network layer saw to the connections that were tried', () => {
    const log = createRealmLog();
    const witness = createRealmLog('network');
    const model = createSessionModel();
    model.append([{ ...log.created(0), isStopped: true } as SessionEvent, log.created(1), log.closed(30, id(2))]);
    model.append([witness.network(100, { failureText: REFUSED })]);
    expect([...model.view().connections.values()].map(({ failure }) => failure?.cause)).toEqual([
      'blocked-by-csp',
      'connection-refused',
    ]);
  });

  it.each([
    [{ status: 101 }, 'broken-off', null, 'likely'],
    [{ status: 101, failureText: 'net::ERR_CONNECTION_RESET' }, 'broken-off', 'net::ERR_CONNECTION_RESET', 'certain'],
    [{ status: 101, failureText: 'Invalid frame header' }, 'broken-off', 'Invalid frame header', 'certain'],
    [{ status: 0 }, 'unknown', null, 'uncertain'],
  ])('of one that never opened with %o it says %s', (facts, cause, text, confidence) => {
    const log = createRealmLog();
    const witness = createRealmLog('network');
    const events = [
      log.created(0),
      log.closed(30, id(1)),
      witness.network(90, { startedAt: START + 1, isHooked: true, ...facts }),
    ];
    expect(failuresOf(events)).toMatchObject([{ confidence, facts: { failure: { cause, status: null, text } } }]);
  });

  it('does not take a handshake for its own that may be of a socket without a hook, or is of one that opened', () => {
    const log = createRealmLog();
    const witness = createRealmLog('network');
    const accepted = witness.network(90, { status: 101, startedAt: START + 1 });
    expect(failuresOf([log.created(0), log.closed(30, id(1)), accepted])).toMatchObject([
      { facts: { failure: { cause: 'unknown' } } },
    ]);
    const two = createRealmLog();
    const beside = [two.created(0), two.created(0), two.closed(30, id(1)), two.opened(20, id(2))];
    expect(failuresOf([...beside, { ...accepted, isHooked: true } as SessionEvent])).toMatchObject([
      { facts: { failure: { cause: 'unknown' } } },
    ]);
  });

  it.each([
    [['a'], 'b', 'subprotocol'],
    [['a'], null, 'subprotocol'],
    [[], 'b', 'subprotocol'],
    [['a', 'b'], 'b', 'broken-off'],
    [[], null, 'broken-off'],
  ])('of %j asked and %s answered it says %s where the browser has no words', (asked, answered, cause) => {
    const log = createRealmLog();
    const witness = createRealmLog('network');
    const responseHeaders = [
      { name: 'Upgrade', value: 'websocket' },
      ...(answered === null ? [] : [{ name: 'Sec-WebSocket-Protocol', value: answered }]),
    ];
    const created = { ...log.created(0), requestedSubprotocols: asked } as SessionEvent;
    const seen = witness.network(90, { status: 101, startedAt: START + 1, closedAt: START + 20, responseHeaders });
    const findings = failuresOf([created, log.closed(30, id(1)), seen]);
    expect(findings).toMatchObject([{ facts: { failure: { cause } } }]);
  });

  it('says nothing of a connection that had been open', () => {
    const log = createRealmLog();
    expect(failuresOf([log.created(0), log.opened(5, id(1)), log.closed(9, id(1), 1012)])).toEqual([]);
  });
});

describe('closeCodeName', () => {
  it.each([
    [2000, 'a code without a meaning yet', 'um código ainda sem significado'],
    [3001, 'a code of a library', 'um código de uma biblioteca'],
    [4999, 'a code of this application', 'um código desta aplicação'],
    [5000, 'no valid close code', 'não é um código de fechamento válido'],
    [999, 'no valid close code', 'não é um código de fechamento válido'],
  ])('%i is called: %s', (code, english, portuguese) => {
    expect(englishCause.closeCode(code, true)).toBe(english);
    expect(portugueseCause.closeCode(code, true)).toBe(portuguese);
  });

  it.each([
    [1000, 'normal-closure', false],
    [1005, 'no-status-received', true],
    [1006, 'abnormal-closure', true],
    [1012, 'service-restart', false],
    [2000, 'reserved', false],
    [3001, 'registered', false],
    [4001, 'private', false],
    [7, 'invalid', false],
  ])('%i is %s', (code, name, isLocal) => {
    expect(closeCodeName(code)).toBe(name);
    expect(isLocalCloseCode(code)).toBe(isLocal);
  });
});
