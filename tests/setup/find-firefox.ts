// Where a Firefox may already be on this machine. Never installs one (`install-firefox.ts` does).
import { posix, win32 } from 'node:path';
import { ExpectedError } from './expected-error.ts';
import { type Machine, thisMachine } from './find-browser.ts';

type Place = Pick<Machine, 'platform' | 'env' | 'home' | 'isExecutable'>;

const LINUX_NAMES = ['firefox-esr', 'firefox'];
const LINUX_PATHS = ['/usr/lib/firefox-esr/firefox-esr', '/usr/lib/firefox/firefox', '/opt/firefox/firefox'];

/**
 * The Firefox to drive: `TAPEWIRE_FIREFOX`, else the system's; null when there is none. A snap's Firefox is no use: it may
 * not read the extension's folder.
 * @throws ExpectedError when `TAPEWIRE_FIREFOX` names nothing that can be run.
 */
export function findFirefox(machine: Place = thisMachine()): string | null {
  const wished = machine.env.TAPEWIRE_FIREFOX;
  if (wished) {
    if (machine.isExecutable(wished)) return wished;
    throw new ExpectedError(`TAPEWIRE_FIREFOX names ${wished}, which is not a program that can be run.`);
  }
  return systemPaths(machine).find((path) => machine.isExecutable(path)) ?? null;
}

function systemPaths({ platform, env, home }: Place): string[] {
  switch (platform) {
    case 'darwin':
      return ['/Applications', posix.join(home, 'Applications')].map((root) =>
        posix.join(root, 'Firefox.app/Contents/MacOS/firefox'),
      );
    case 'win32':
      return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].flatMap((root) =>
        root ? [win32.join(root, 'Mozilla Firefox\\firefox.exe')] : [],
      );
    default: {
      const folders = (env.PATH ?? '').split(':').filter((folder) => folder.startsWith('/') && folder !== '/snap/bin');
      return [...LINUX_NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name))), ...LINUX_PATHS];
    }
  }
}

export const WITHOUT_FIREFOX =
  'skipped, because no Firefox was found: install one or name its program in TAPEWIRE_FIREFOX';

/** Why tests cannot run in Firefox here, or null. With `TAPEWIRE_REQUIRE_FIREFOX` they run, and fail without one. */
export function whyNoFirefox(machine: Place = thisMachine()): string | null {
  const isRequired = Boolean(machine.env.TAPEWIRE_REQUIRE_FIREFOX);
  return isRequired || findFirefox(machine) !== null ? null : WITHOUT_FIREFOX;
}
