import { describe, expect, it } from 'vitest';
import { endpointOf } from '../../lib/model/endpoint.ts';

describe('endpointOf', () => {
  it.each([
    ['ws://localhost:8000/ws', 'ws://localhost:8000/ws'],
    ['WS://LocalHost:80/ws', 'ws://localhost/ws'],
    ['wss://host.test:443/ws#part', 'wss://host.test/ws'],
    ['http://host.test/ws', 'ws://host.test/ws'],
    ['https://host.test/ws', 'wss://host.test/ws'],
    ['ws://host.test', 'ws://host.test/'],
    ['ws://host.test/ws?b=2&a=1', 'ws://host.test/ws?a=1&b=2'],
    ['ws://host.test/ws?token=abc&room=7', 'ws://host.test/ws?room=7'],
    ['ws://host.test/ws?Access_Token=abc', 'ws://host.test/ws'],
    [
      'ws://h.test/socket.io/?EIO=4&transport=websocket&sid=x1&t=O9k',
      'ws://h.test/socket.io/?EIO=4&transport=websocket',
    ],
    ['ws://h.test/ws?key=eyJhbGciOi.eyJzdWIi.c2lnbmF0dXJl', 'ws://h.test/ws'],
    [`ws://h.test/ws?x=${'a1B2'.repeat(10)}`, 'ws://h.test/ws'],
    [
      'ws://h.test/ws?doc=7f6f3c1e-3ad5-4d5e-9a44-0c8c4a4ff2d1',
      'ws://h.test/ws?doc=7f6f3c1e-3ad5-4d5e-9a44-0c8c4a4ff2d1',
    ],
    ['not a url', 'not a url'],
    ['', ''],
  ])('%s -> %s', (url, key) => {
    expect(endpointOf(url).key).toBe(key);
  });

  it('tells paths apart and shows host and path for people', () => {
    expect(endpointOf('ws://h.test:81/a?x=1&token=t')).toMatchObject({ host: 'h.test:81', path: '/a?x=1' });
    expect(endpointOf('ws://h.test/a').key).not.toBe(endpointOf('ws://h.test/b').key);
  });

  it('takes an ignore list of its own', () => {
    expect(endpointOf('ws://h.test/ws?room=7&token=1', ['room']).path).toBe('/ws?token=1');
  });
});
