import { describe, expect, it } from 'vitest';
import { chooseInstaller } from './installer.ts';

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n';
const MINT_DEBIAN = 'ID=linuxmint\nID_LIKE=debian\n';
const UBUNTU = 'ID=ubuntu\nID_LIKE=debian\n';

describe('chooseInstaller', () => {
  it.each([
    ['Debian as root', { isRoot: true, hasApt: true, osRelease: DEBIAN }, 'apt'],
    ['a relative of Debian as root', { isRoot: true, hasApt: true, osRelease: MINT_DEBIAN }, 'apt'],
    ['Debian as a user', { isRoot: false, hasApt: true, osRelease: DEBIAN }, 'download'],
    ['Ubuntu, where the package is a snap', { isRoot: true, hasApt: true, osRelease: UBUNTU }, 'download'],
    ['a system without apt', { isRoot: true, hasApt: false, osRelease: 'ID=fedora\n' }, 'download'],
    ['macOS', { isRoot: false, hasApt: false, osRelease: '' }, 'download'],
  ])('for %s', (_where, facts, expected) => {
    expect(chooseInstaller(facts)).toBe(expected);
  });
});
