import { describe, expect, it } from 'vitest';
import { createSendFailureLog, MAX_SEND_FAILURES } from '../../lib/model/failed-calls.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import type { SessionEvent, SessionEventOf } from '../../lib/protocol/events.ts';
import type { ConnectionId } from '../../lib/protocol/identifiers.ts';
import { createRealmLog, PY_FRAMES, START, URL_OF_APP } from './session-log.ts';

const ONE = 'page/1' as ConnectionId;
const REFUSED = 'Error in connection establishment: net::ERR_CONNECTION_REFUSED';

function viewOf(events: SessionEvent[]) {
  const model = createSessionModel();
  model.append(events);
  return model.view();
}

describe('a constructor that threw', () => {
  const words = "Failed to construct 'WebSocket': The subprotocol 'a b' is invalid.";

  it('is an attempt of its client that failed, with an id of its own', () => {
    const log = createRealmLog();
    const view = viewOf([log.created(0), log.constructFailed(50, URL_OF_APP, 'SyntaxError', words)]);
    expect(view.clients).toHaveLength(1);
    const [, failed] = view.clients[0]?.connectionIds ?? [];
    expect(failed).not.toBe(ONE);
    expect(view.connections.get(failed as ConnectionId)).toMatchObject({
      readyState: 'closed',
      createdAt: START + 50,
      closedAt: START + 50,
      close: null,
      failure: { cause: 'never-constructed', status: null, text: `SyntaxError: ${words}` },
    });
    expect(view.findings).toMatchObject([
      { rule: 'constructor-threw', facts: { count: 1, kind: 'address' }, connectionIds: [failed] },
    ]);
  });

  it('says nothing of the error when it was the page’s own code that threw', () => {
    const log = createRealmLog();
    const [failed] = viewOf([log.constructFailed(0, '', '', '')]).connections.values();
    expect(failed?.failure).toEqual({ cause: 'never-constructed', status: null, text: null });
  });

  it('is never taken for a failure that the network layer saw', () => {
    const log = createRealmLog();
    const stack = '    at q (http://localhost:8000/bundle.js:1:1)';
    const view = viewOf([
      log.constructFailed(0, URL_OF_APP, 'SyntaxError', words, stack),
      // What is learned of its opener later files it anew.
      log.event(1, { type: 'runtime-observed', runtime: 'pyodide', url: 'http://localhost:8000/bundle.js' }),
      createRealmLog('network').network(10, { failureText: REFUSED }),
    ]);
    const [tried, seen] = view.connections.values();
    expect(tried).toMatchObject({ failure: { cause: 'never-constructed' }, network: null });
    expect(tried?.attribution.opener.language).toBe('python');
    expect(seen).toMatchObject({ witnesses: { hook: false, network: true } });
  });

  it('is attributed like any construction', () => {
    const log = createRealmLog();
    const event = { ...log.constructFailed(0, 'nonsense', 'SyntaxError', words), pythonFrames: PY_FRAMES };
    const [failed] = viewOf([event as SessionEvent]).connections.values();
    expect(failed?.attribution.opener.place?.url ?? failed?.attribution.initiator?.place?.url).toBeDefined();
    expect(failed?.endpoint.key).toBe('nonsense');
  });
});

describe('sends that came to nothing', () => {
  it('are listed with the state that stopped them, and counted apart from what was sent', () => {
    const log = createRealmLog();
    const events = [log.created(0), log.sendFailed(1, ONE, 0, 'InvalidStateError'), log.opened(5, ONE)];
    const view = viewOf([...events, log.sent(6, ONE, 'x'), log.closed(9, ONE), log.sendFailed(10, ONE, 3, null)]);
    expect(view.sendFailures).toMatchObject([
      { connectionId: ONE, timestamp: START + 1, readyState: 'connecting', errorName: 'InvalidStateError' },
      { connectionId: ONE, timestamp: START + 10, readyState: 'closed', errorName: null },
    ]);
    expect(view.connections.get(ONE)?.traffic).toMatchObject({ sentCount: 1, failedSendCount: 2 });
  });

  it('are the same list while none comes, and another when one does', () => {
    const log = createRealmLog();
    const model = createSessionModel();
    model.append([log.created(0), log.sendFailed(1, ONE, 3, null)]);
    const before = model.view().sendFailures;
    model.append([log.received(2, ONE, 'x')]);
    expect(model.view().sendFailures).toBe(before);
    model.append([log.sendFailed(3, ONE, 3, null)]);
    expect(before).toHaveLength(1);
    expect(model.view().sendFailures).toHaveLength(2);
  });

  it('do not fill the panel however often a page goes on', () => {
    const realm = createRealmLog();
    const log = createSendFailureLog();
    for (let index = 0; index < MAX_SEND_FAILURES + 5; index++) {
      log.append(realm.sendFailed(index, ONE, 3, null) as SessionEventOf<'send-failed'>);
    }
    expect(log.snapshot()).toHaveLength(MAX_SEND_FAILURES);
  });
});
