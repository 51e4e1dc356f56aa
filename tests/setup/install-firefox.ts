// Makes sure that tests have a Firefox where one can be had. Without one they are skipped, which is no failure.
import { installWithApt } from './apt.ts';
import { findFirefox, WITHOUT_FIREFOX } from './find-firefox.ts';
import { chooseInstaller, installerFacts } from './installer.ts';
import { runMain } from './run-main.ts';

await runMain(async () => {
  if (findFirefox() !== null) return;
  if (chooseInstaller(installerFacts()) === 'apt') {
    console.log('Installing Firefox with apt-get (once, a minute) ...');
    installWithApt(['firefox-esr']);
  }
  if (findFirefox() === null) console.log(`The tests in Firefox are ${WITHOUT_FIREFOX}.`);
});
