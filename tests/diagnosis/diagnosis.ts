// `npm run diagnosis`: plays the labelled corpus in Chromium with the extension, and tells precision and recall of each rule.
// `npm run diagnosis -- limit "scan that stalls"` plays the cases whose name has one of these in it, and writes no table.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { buildExtension } from '../browser/build-extension.ts';
import { launchBrowser } from '../browser/launch.ts';
import { ExpectedError } from '../setup/expected-error.ts';
import { runMain } from '../setup/run-main.ts';
import { HEALTHY, TROUBLED } from './app-cases.ts';
import { BENIGN, FAULTY } from './client-cases.ts';
import { ENDED } from './end-cases.ts';
import { PAGES } from './page-cases.ts';
import { PEERS } from './peer-cases.ts';
import { play } from './play.ts';
import { falseAlarmsOf, missesOf, type Outcome, scoreOf } from './score.ts';
import { SPOKEN } from './stream-cases.ts';
import { lineOf, markdownOf } from './table.ts';

const CASES = [...FAULTY, ...BENIGN, ...PAGES, ...ENDED, ...TROUBLED, ...SPOKEN, ...PEERS, ...HEALTHY];
const TARGET = fileURLToPath(new URL('../../artifacts/', import.meta.url));

/** A browser that is driven slows no hidden page down unless told to. */
const UNTHROTTLED = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

await runMain(async () => {
  const wanted = process.argv.slice(2);
  for (const words of wanted) {
    if (!CASES.some(({ name }) => name.includes(words)))
      throw new ExpectedError(`No case with "${words}" in its name.`);
  }
  const cases = CASES.filter(({ name }) => wanted.length === 0 || wanted.some((words) => name.includes(words)));
  console.log('Building the extension ...');
  const extensionDir = await buildExtension();
  await using launched = await launchBrowser({
    extensionDir,
    width: 1400,
    height: 900,
    ignoreDefaultArgs: UNTHROTTLED,
  });
  const { browser, extensionId } = launched;
  if (extensionId === null) throw new Error('The extension was not installed.');
  const outcomes: Outcome[] = [];
  for (const one of cases) {
    const outcome = await play(one, browser, extensionId);
    outcomes.push(outcome);
    console.log(lineOf(outcome));
  }
  const scores = scoreOf(outcomes);
  const wrong = outcomes.filter(
    (outcome) => outcome.error !== null || missesOf(outcome).length + falseAlarmsOf(outcome).length > 0,
  );
  const table = markdownOf(scores);
  // The table is of one run of all cases, or it would say what no run showed.
  if (wanted.length === 0) {
    await mkdir(TARGET, { recursive: true });
    await writeFile(`${TARGET}diagnosis.json`, JSON.stringify({ scores, outcomes }, null, 2));
    await writeFile(`${TARGET}diagnosis.md`, `${table}\n`);
  }
  console.log(`\n${table}\n\n${outcomes.length - wrong.length} of ${outcomes.length} cases as labelled.`);
  if (wrong.length > 0) process.exitCode = 1;
});
