import { describe, expect, it } from 'vitest';
import { DEFAULT_PATHS } from '../../lib/checks/check-paths.ts';
import { MAX_PATH_LENGTH, pathsOf, readSitePaths, withPath } from '../../lib/checks/site-paths.ts';

const SITE = 'http://h:1';

describe('paths of a site', () => {
  it('are the defaults until something else is set, and again when that is emptied', () => {
    const changed = withPath({}, SITE, { health: '/up' });
    expect(pathsOf(changed, SITE)).toEqual({ ...DEFAULT_PATHS, health: '/up' });
    expect(pathsOf(changed, 'http://other')).toEqual(DEFAULT_PATHS);
    expect(withPath(changed, SITE, { health: DEFAULT_PATHS.health })).toEqual({});
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'x'],
    ['sites that are none', { [SITE]: 3 }],
    ['paths that are none', { [SITE]: { health: 3, unknown: '/x' } }],
    ['a path beyond measure', { [SITE]: { health: '/'.repeat(MAX_PATH_LENGTH + 1) } }],
    ['what is inherited', JSON.parse(`{"__proto__": {"${SITE}": {"health": "/evil"}}}`)],
  ])('are the defaults where %s was stored', (_, stored) => {
    expect(pathsOf(readSitePaths(stored), SITE)).toEqual(DEFAULT_PATHS);
  });

  it('are read back, and those of the longest unused site are forgotten', () => {
    let sites = withPath({}, SITE, { python: 'app.client' });
    expect(readSitePaths(JSON.parse(JSON.stringify(sites)))).toEqual(sites);
    for (let index = 0; index < 200; index++) sites = withPath(sites, `http://s${index}`, { python: 'p' });
    expect(pathsOf(sites, SITE)).toEqual(DEFAULT_PATHS);
    expect(pathsOf(sites, 'http://s199').python).toBe('p');
  });
});
