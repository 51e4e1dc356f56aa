import { describe, expect, it } from 'vitest';
import { findFirefox, WITHOUT_FIREFOX, whyNoFirefox } from './find-firefox.ts';

function machine(programs: readonly string[], env: Record<string, string> = {}, platform: NodeJS.Platform = 'linux') {
  return {
    platform,
    env: { PATH: '/usr/bin:/snap/bin', ...env },
    home: '/home/ana',
    isExecutable: (path: string) => programs.includes(path),
  };
}
const MAC = '/Applications/Firefox.app/Contents/MacOS/firefox';

describe('findFirefox', () => {
  it.each([
    ['nothing', machine([]), null],
    ['the long-lived release first', machine(['/usr/bin/firefox', '/usr/bin/firefox-esr']), '/usr/bin/firefox-esr'],
    ['no snap, which may not read the extension', machine(['/snap/bin/firefox']), null],
    ['macOS', machine([MAC], {}, 'darwin'), MAC],
    ['the named one', machine(['/opt/mine', '/usr/bin/firefox'], { TAPEWIRE_FIREFOX: '/opt/mine' }), '/opt/mine'],
  ])('finds %s', (_what, onMachine, expected) => {
    expect(findFirefox(onMachine)).toBe(expected);
  });

  it('says in one sentence that TAPEWIRE_FIREFOX names nothing', () => {
    const find = () => findFirefox(machine([], { TAPEWIRE_FIREFOX: '/nope' }));
    expect(find).toThrow('TAPEWIRE_FIREFOX names /nope, which is not a program that can be run.');
  });

  it('skips tests without a Firefox, unless it is required', () => {
    expect(whyNoFirefox(machine([]))).toBe(WITHOUT_FIREFOX);
    expect(whyNoFirefox(machine(['/usr/bin/firefox']))).toBeNull();
    expect(whyNoFirefox(machine([], { TAPEWIRE_REQUIRE_FIREFOX: '1' }))).toBeNull();
  });
});
