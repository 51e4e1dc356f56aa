import { describe, expect, it } from 'vitest';
import { addressesOf, DEFAULT_PATHS, siteOf } from '../../lib/checks/check-paths.ts';
import { createSessionModel } from '../../lib/model/session.ts';
import { createRealmLog } from '../model/session-log.ts';

function viewOf(...urls: string[]) {
  const log = createRealmLog();
  const model = createSessionModel();
  model.append([log.started(0), ...urls.map((url, index) => log.created(10 + index, undefined, null, url))]);
  return model.view();
}

const addresses = (part: Partial<typeof DEFAULT_PATHS>, ...urls: string[]) =>
  addressesOf({ ...DEFAULT_PATHS, ...part }, viewOf(...urls));

describe('where checks ask', () => {
  it('is the server of the newest connection', () => {
    expect(addresses({}, 'ws://old/ws', 'wss://h:9/a/ws?token=1')).toEqual({
      health: 'https://h:9/health',
      endpoint: 'wss://h:9/a/ws?token=1',
      subprotocols: [],
      stats: ['https://h:9/ws/stats', 'https://h:9/api/websocket/stats'],
    });
  });

  it('is the page’s own server while there is no connection', () => {
    expect(addresses({})).toMatchObject({ health: 'http://localhost:8000/health', endpoint: 'ws://localhost:8000/ws' });
  });

  it('is what the user says, as path or as address', () => {
    const own = { health: 'https://other/up', endpoint: '/socket', stats: '/a  http://x/b' };
    expect(addresses(own, 'ws://h/ws')).toMatchObject({
      health: 'https://other/up',
      endpoint: 'ws://h/socket',
      stats: ['http://h/a', 'http://x/b'],
    });
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'chrome://settings', 'http://'])(
    'is never %s',
    (path) => {
      expect(addresses({ health: path, stats: path, endpoint: path }, 'ws://h/ws')).toMatchObject({
        health: null,
        endpoint: null,
        stats: [],
      });
    },
  );

  it('is nowhere before anything was seen', () => {
    const view = createSessionModel().view();
    expect(addressesOf(DEFAULT_PATHS, view)).toEqual({ health: null, endpoint: null, subprotocols: [], stats: [] });
    expect(siteOf(view)).toBeNull();
  });

  it('is kept by the site of the page', () => {
    expect(siteOf(viewOf())).toBe('http://localhost:8000');
  });
});
