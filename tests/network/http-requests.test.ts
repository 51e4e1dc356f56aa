import { describe, expect, it } from 'vitest';
import { createHttpRequests } from '../../lib/network/http-requests.ts';
import type { SessionEvent } from '../../lib/protocol/events.ts';

const created = { type: 'connection-created', url: 'ws://app.test:8000/ws' } as SessionEvent;

function entry(url: string, changes: object = {}) {
  return {
    _resourceType: 'fetch',
    startedDateTime: '2026-01-02T03:04:05.678Z',
    time: 12.5,
    request: { method: 'GET', url, headers: [] },
    response: { status: 200 },
    ...changes,
  };
}

function start() {
  const events: SessionEvent[] = [];
  let clock = 1_000;
  const requests = createHttpRequests(
    () => clock,
    (batch) => void events.push(...batch),
  );
  return { requests, events, pass: (ms: number) => (clock += ms) };
}

describe('requests of the page', () => {
  it('are told when they go to a host that there is a socket to', () => {
    const { requests, events } = start();
    requests.finished(entry('http://app.test:8000/early'));
    requests.learn([created]);
    requests.finished(entry('http://app.test:8000/health'));
    requests.finished(entry('http://other.test/health'));
    expect(events).toEqual([
      {
        type: 'http-observed',
        realmId: 'network-http',
        sequence: 0,
        timestamp: 1_000,
        method: 'GET',
        url: 'http://app.test:8000/health',
        status: 200,
        startedAt: Date.parse('2026-01-02T03:04:05.678Z'),
        durationMs: 12.5,
      },
    ]);
  });

  it('are those of scripts only', () => {
    const { requests, events } = start();
    requests.learn([created]);
    const headers = (value: string) => ({
      _resourceType: undefined,
      request: { method: 'GET', url: 'http://app.test:8000/x', headers: [{ name: 'Sec-Fetch-Dest', value }] },
    });
    requests.finished(entry('http://app.test:8000/logo.png', { _resourceType: 'image' }));
    requests.finished(entry('', headers('document')));
    requests.finished(entry('', headers('empty')));
    requests.finished(null);
    requests.finished(entry('http://app.test:8000/x', { startedDateTime: 'never' }));
    expect(events).toHaveLength(1);
  });

  it('are bounded, and what was left out is counted', () => {
    const { requests, events, pass } = start();
    requests.learn([created]);
    for (let n = 0; n < 100; n++) requests.finished(entry('http://app.test:8000/x'));
    expect(events).toHaveLength(60);
    pass(1_000);
    requests.finished(entry('http://app.test:8000/x'));
    requests.finished(entry('http://app.test:8000/x'));
    expect(events.slice(60)).toMatchObject([{ skippedCount: 40 }, { type: 'http-observed' }]);
    expect(events.at(-1)).not.toHaveProperty('skippedCount');
  });
});
