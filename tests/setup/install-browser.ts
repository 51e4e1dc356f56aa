// Makes sure that a Chromium exists: finds one, else installs one, else says in one sentence what to do.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { Browser, detectBrowserPlatform, install, resolveBuildId } from '@puppeteer/browsers';
import { ExpectedError } from './expected-error.ts';
import { browserCacheDir, findBrowser, thisMachine } from './find-browser.ts';
import { chooseInstaller } from './installer.ts';
import { runMain } from './run-main.ts';

// The panel's text, its symbols and its emoji: without these, pictures show boxes.
const DEBIAN_PACKAGES = ['chromium', 'fonts-dejavu-core', 'fonts-liberation', 'fonts-noto-color-emoji'];
const WHAT_TO_DO = 'install one or name its program in TAPEWIRE_BROWSER';
const APT_LOCK_LIMIT_MS = 300_000;

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

function installDebianChromium(): void {
  console.log('Installing Chromium with apt-get (once, a minute or two) ...');
  const updateTrouble = runApt(['update']);
  const trouble = runApt(['install', '--no-install-recommends', ...DEBIAN_PACKAGES]);
  if (trouble) {
    throw new ExpectedError(
      `No Chromium was found and apt-get could not install it (${updateTrouble || trouble}); ${WHAT_TO_DO}.`,
    );
  }
}

async function downloadChrome(withSystemLibraries: boolean): Promise<void> {
  console.log('Downloading Chrome for Testing (once, about 180 MB) ...');
  try {
    const platform = detectBrowserPlatform();
    if (!platform) throw new Error(`there is none for ${process.platform} ${process.arch}`);
    const buildId = await resolveBuildId(Browser.CHROME, platform, 'stable');
    const cacheDir = browserCacheDir(thisMachine());
    await install({ browser: Browser.CHROME, buildId, cacheDir, platform, installDeps: withSystemLibraries });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : error;
    throw new ExpectedError(`No Chromium or Chrome was found and none could be downloaded (${why}); ${WHAT_TO_DO}.`);
  }
}

await runMain(async () => {
  if (await findBrowser()) return;
  const isRoot = process.getuid?.() === 0;
  const hasApt = existsSync('/usr/bin/apt-get');
  const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  if (chooseInstaller({ isRoot, hasApt, osRelease }) === 'apt') installDebianChromium();
  else await downloadChrome(isRoot && hasApt);
  if (!(await findBrowser()))
    throw new ExpectedError(`No Chromium or Chrome was found after installing one; ${WHAT_TO_DO}.`);
});
