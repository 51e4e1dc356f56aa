import { describe, expect, it } from 'vitest';
import { findBrowser, type Machine } from './find-browser.ts';

function machine(facts: Partial<Machine> & { programs?: readonly string[]; cached?: readonly string[] }): Machine {
  const { programs = [], cached = [], ...rest } = facts;
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
    home: '/home/ana',
    isExecutable: (path) => programs.includes(path) || cached.includes(path),
    listCached: async () => cached,
    ...rest,
  };
}

const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const WINDOWS_CHROME = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';

describe('findBrowser', () => {
  it.each([
    ['nothing at all', machine({}), null],
    ["the system's Chromium", machine({ programs: ['/usr/bin/chromium'] }), '/usr/bin/chromium'],
    [
      'Chromium before Chrome',
      machine({ programs: ['/usr/bin/google-chrome', '/usr/bin/chromium'] }),
      '/usr/bin/chromium',
    ],
    [
      'a program on the PATH only',
      machine({ env: { PATH: '/opt/bin' }, programs: ['/opt/bin/chrome'] }),
      '/opt/bin/chrome',
    ],
    [
      'a relative folder on the PATH is not looked into',
      machine({ env: { PATH: 'bin' }, programs: ['bin/chrome'] }),
      null,
    ],
    ['no PATH', machine({ env: {}, programs: ['/opt/google/chrome/chrome'] }), '/opt/google/chrome/chrome'],
    [
      "Puppeteer's cache last",
      machine({ programs: ['/usr/bin/chromium'], cached: ['/c/chrome'] }),
      '/usr/bin/chromium',
    ],
    ["Puppeteer's cache", machine({ cached: ['/c/chrome-2', '/c/chrome-1'] }), '/c/chrome-2'],
    ['macOS', machine({ platform: 'darwin', programs: [MAC_CHROME] }), MAC_CHROME],
    [
      'Windows',
      machine({ platform: 'win32', env: { ProgramFiles: 'C:\\Program Files' }, programs: [WINDOWS_CHROME] }),
      WINDOWS_CHROME,
    ],
    [
      'TAPEWIRE_BROWSER before all others',
      machine({
        env: { PATH: '/usr/bin', TAPEWIRE_BROWSER: '/opt/mine' },
        programs: ['/opt/mine', '/usr/bin/chromium'],
      }),
      '/opt/mine',
    ],
  ])('finds %s', async (_what, onMachine, expected) => {
    expect(await findBrowser(onMachine)).toBe(expected);
  });

  it('says in one sentence that TAPEWIRE_BROWSER names nothing, and looks no further', async () => {
    const found = findBrowser(machine({ env: { TAPEWIRE_BROWSER: '/nope' }, programs: ['/usr/bin/chromium'] }));
    await expect(found).rejects.toThrow('TAPEWIRE_BROWSER names /nope, which is not a program that can be run.');
  });

  it.each([
    ['linux', {}, '/home/ana/.cache/puppeteer'],
    ['linux', { PUPPETEER_CACHE_DIR: '/big/disk' }, '/big/disk'],
    ['win32', {}, '\\home\\ana\\.cache\\puppeteer'],
  ] as const)('looks into the cache of %s with %j', async (platform, env, expected) => {
    const asked: string[] = [];
    const listCached = async (dir: string) => {
      asked.push(dir);
      return [];
    };
    await findBrowser(machine({ platform, env, listCached }));
    expect(asked).toEqual([expected]);
  });
});
