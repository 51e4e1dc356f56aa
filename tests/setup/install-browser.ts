// Makes sure that a Chromium exists: finds one, else installs one, else says in one sentence what to do.
import { Browser, detectBrowserPlatform, install, resolveBuildId } from '@puppeteer/browsers';
import { installWithApt } from './apt.ts';
import { ExpectedError } from './expected-error.ts';
import { browserCacheDir, findBrowser, thisMachine } from './find-browser.ts';
import { chooseInstaller, installerFacts } from './installer.ts';
import { runMain } from './run-main.ts';

// The panel's text, its symbols and its emoji: without these, pictures show boxes.
const DEBIAN_PACKAGES = ['chromium', 'fonts-dejavu-core', 'fonts-liberation', 'fonts-noto-color-emoji'];
const WHAT_TO_DO = 'install one or name its program in TAPEWIRE_BROWSER';

function installDebianChromium(): void {
  console.log('Installing Chromium with apt-get (once, a minute or two) ...');
  const { updateTrouble, trouble } = installWithApt(DEBIAN_PACKAGES);
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
  const facts = installerFacts();
  if (chooseInstaller(facts) === 'apt') installDebianChromium();
  else await downloadChrome(facts.isRoot && facts.hasApt);
  if (!(await findBrowser()))
    throw new ExpectedError(`No Chromium or Chrome was found after installing one; ${WHAT_TO_DO}.`);
});
