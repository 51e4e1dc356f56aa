import { spawnSync } from 'node:child_process';

const APT_LOCK_LIMIT_MS = 300_000;

/** Installs Debian packages; the two sentences tell what went wrong and are empty when nothing did. */
export function installWithApt(packages: readonly string[]): { updateTrouble: string; trouble: string } {
  const updateTrouble = runApt(['update']);
  const trouble = runApt(['install', '--no-install-recommends', ...packages]);
  return { updateTrouble, trouble };
}

function runApt(args: readonly string[]): string {
  const deadline = Date.now() + APT_LOCK_LIMIT_MS;
  for (;;) {
    const { status, stdout, stderr } = spawnSync(
      'apt-get',
      ['-q', '-y', '-o', `DPkg::Lock::Timeout=${APT_LOCK_LIMIT_MS / 1000}`, ...args],
      { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' } },
    );
    if (status === 0) return '';
    // The timeout covers dpkg's lock; `apt-get update` takes another one and gives up at once.
    if (/Could not get lock/.test(stderr) && Date.now() < deadline) spawnSync('sleep', ['2']);
    else return /^E: (.*)$/m.exec(`${stderr}\n${stdout}`)?.[1] ?? 'apt-get failed';
  }
}
