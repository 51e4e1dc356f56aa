import { describe, expect, it } from 'vitest';
import { parsePropertyPath } from '../../lib/checks/property-path.ts';

describe('parsePropertyPath', () => {
  it.each([
    ['tradingWebSocket', ['tradingWebSocket']],
    ['window.tradingWebSocket', ['tradingWebSocket']],
    [' globalThis.app.ws ', ['app', 'ws']],
    ['app.sockets[0]', ['app', 'sockets', '0']],
    [`app['main socket'].ws`, ['app', 'main socket', 'ws']],
    ['app["a.b"]', ['app', 'a.b']],
    ['window', ['window']],
    ['_$é.ação', ['_$é', 'ação']],
    ['__proto__.x', ['__proto__', 'x']],
  ])('reads %j as %j', (path, names) => {
    expect(parsePropertyPath(path)).toEqual(names);
  });

  it.each([
    '',
    '.',
    '.a',
    'a.',
    'a..b',
    'a b',
    'a()',
    'a;alert(1)',
    'a[b]',
    `a['`,
    'a`b`',
    '1a',
    `a['x']b`,
    'x'.repeat(600),
  ])('refuses %j', (path) => {
    expect(parsePropertyPath(path)).toBeNull();
  });
});
