// `npm run bench:panel`: what the panel itself can bear, beside Chrome's own Messages tab. Prints a table and writes
// artifacts/bench-panel.json. `--quick` loads a tenth; `--only=first-row,panel` measures these parts alone, of `PARTS`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBurstServer } from '../bench/burst-server.ts';
import { buildExtension } from '../browser/build-extension.ts';
import { launchBrowser } from '../browser/launch.ts';
import { ExpectedError } from '../setup/expected-error.ts';
import { runMain } from '../setup/run-main.ts';
import { measureChromeMessages } from './chrome-messages.ts';
import { measureFirstRow } from './first-row.ts';
import { measurePanel } from './loaded-panel.ts';
import { measureOthers } from './others.ts';
import { tableOf } from './table.ts';
import { tickText } from './tick-text.ts';

const FILE = fileURLToPath(new URL('../../artifacts/bench-panel.json', import.meta.url));
const isQuick = process.argv.includes('--quick');
const MESSAGES = isQuick ? 100_000 : 1_000_000;
const CHROME_MESSAGES = isQuick ? 2_000 : 10_000;
/** Messages a second. */
const CHROME_RATES = [100, 1_000];
const OPENINGS = isQuick ? 3 : 21;
const PARTS = ['first-row', 'others', 'panel', 'chrome'] as const;
type Part = (typeof PARTS)[number];

/** All parts, unless some are named. */
function wantedParts(): ReadonlySet<Part> {
  const named = process.argv.find((argument) => argument.startsWith('--only='));
  if (named === undefined) return new Set(PARTS);
  const names = named.slice('--only='.length).split(',');
  const unknown = names.filter((name) => !PARTS.includes(name as Part));
  if (unknown.length > 0)
    throw new ExpectedError(`No such part: ${unknown.join(', ')}. There are ${PARTS.join(', ')}.`);
  return new Set(names as Part[]);
}

await runMain(async () => {
  const parts = wantedParts();
  const when = <Result>(part: Part, measure: () => Promise<Result>): Promise<Result> | null =>
    parts.has(part) ? measure() : null;
  const extensionDir = await buildExtension();
  const server = await startBurstServer(tickText);
  const loadBefore = loadavg()[0] ?? 0;
  try {
    await using launched = await launchBrowser({ extensionDir, width: 1400, height: 900 });
    const { browser } = launched;
    const firstRow = await when('first-row', async () => ({
      atRest: await measureFirstRow(browser, server, OPENINGS, 'at-rest'),
      starting: await measureFirstRow(browser, server, OPENINGS, 'starting'),
    }));
    const others = await when('others', () => measureOthers(server));
    const panel = await when('panel', () => measurePanel(browser, server, MESSAGES));
    const chrome = await when('chrome', () => measureChromeMessages(browser, server, CHROME_MESSAGES, CHROME_RATES));
    const load = { before: loadBefore, after: loadavg()[0] ?? 0 };
    const machine = { cpus: cpus().length, model: cpus()[0]?.model, load, browser: await browser.version() };
    const results = { at: new Date().toISOString(), machine, firstRow, others, panel, chrome };
    mkdirSync(dirname(FILE), { recursive: true });
    writeFileSync(FILE, `${JSON.stringify(results, null, 2)}\n`);
    process.stderr.write('\n');
    console.log(tableOf(results));
  } finally {
    await server.close();
  }
});
