import { existsSync, readFileSync } from 'node:fs';

export interface InstallerFacts {
  readonly isRoot: boolean;
  readonly hasApt: boolean;
  /** Content of `/etc/os-release`, empty where there is none. */
  readonly osRelease: string;
}

/** Debian's own package where it can be had; Ubuntu's package of that name only points at a snap, so Ubuntu downloads like the rest. */
export function chooseInstaller({ isRoot, hasApt, osRelease }: InstallerFacts): 'apt' | 'download' {
  const ids = /^ID(?:_LIKE)?=.*$/gm;
  const family = (osRelease.match(ids) ?? []).join(' ');
  return isRoot && hasApt && /\bdebian\b/.test(family) && !/\bubuntu\b/.test(family) ? 'apt' : 'download';
}

/** The facts of the machine that this process runs on. */
export function installerFacts(): InstallerFacts {
  return {
    isRoot: process.getuid?.() === 0,
    hasApt: existsSync('/usr/bin/apt-get'),
    osRelease: existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '',
  };
}
