// `npm run bench`: what the extension costs the page and itself. Prints a table and writes artifacts/bench.json.
// `--quick` measures fewer rounds and floods for seconds instead of a minute; `--receive` only what a received message costs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildExtension } from '../browser/build-extension.ts';
import { launchBrowser } from '../browser/launch.ts';
import { runMain } from '../setup/run-main.ts';
import { startBurstServer } from './burst-server.ts';
import { measureCalls } from './calls.ts';
import { measureFlood, measureFlow } from './flow.ts';
import { measureReceive } from './receive.ts';
import { receiveTableOf, tableOf } from './table.ts';

const FILE = fileURLToPath(new URL('../../artifacts/bench.json', import.meta.url));
const isQuick = process.argv.includes('--quick');
const FLOOD_RATE = 50_000;

await runMain(async () => {
  const extensionDir = await buildExtension();
  const server = await startBurstServer();
  await using launched = await launchBrowser({ extensionDir });
  const { browser } = launched;
  try {
    const receive = await measureReceive(browser, server, isQuick ? 5 : 11);
    if (process.argv.includes('--receive')) {
      console.log(receiveTableOf(receive));
      return;
    }
    const calls = await measureCalls(browser, server, isQuick ? 3 : 7);
    const flow = await measureFlow(browser, server);
    const floodMs = isQuick ? 10_000 : 60_000;
    const flood = {
      devtools: await measureFlood(browser, server, FLOOD_RATE, floodMs, false),
      panel: await measureFlood(browser, server, FLOOD_RATE, floodMs, true),
    };
    const machine = {
      cpus: cpus().length,
      model: cpus()[0]?.model,
      load: loadavg()[0],
      browser: await browser.version(),
    };
    const results = { at: new Date().toISOString(), machine, receive, calls, flow, flood };
    mkdirSync(dirname(FILE), { recursive: true });
    writeFileSync(FILE, `${JSON.stringify(results, null, 2)}\n`);
    process.stderr.write('\n');
    console.log(tableOf(results));
  } finally {
    await server.close();
  }
});
