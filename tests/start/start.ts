// `npm start`: the whole idea on the real thing. A page whose JavaScript and PyScript meet a late server, and the panel on it.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { buildExtension } from '../browser/build-extension.ts';
import { launchBrowser } from '../browser/launch.ts';
import { endWithParent, onProcessEnd } from '../browser/process-end.ts';
import { ExpectedError } from '../setup/expected-error.ts';
import { runMain } from '../setup/run-main.ts';
import { listen } from '../trading-app/server/listen.ts';
import { createTradingApp } from '../trading-app/server/trading-app.ts';
import { parseOptions, USAGE } from './options.ts';
import { showInWindow, WINDOW } from './show-in-window.ts';
import { PICTURE_SIZE, showWithoutWindow } from './show-without-window.ts';

const ARTIFACTS = fileURLToPath(new URL('../../artifacts', import.meta.url));

async function startApp(port: number) {
  try {
    // The late server listens only in a while; that its port is taken should be known now.
    await checkPort(port + 1);
    return await createTradingApp({ port, scenario: 'late' });
  } catch (error) {
    // The app's errors are sentences for its own command line.
    throw new ExpectedError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

async function checkPort(port: number) {
  const server = createServer();
  await listen(server, '127.0.0.1', port);
  await new Promise((resolve) => server.close(resolve));
}

await runMain(async () => {
  const { port, isHeadless, isHelp } = parseOptions(process.argv.slice(2), process.env, process.platform);
  if (isHelp) return console.log(USAGE);
  const app = await startApp(port);
  endWithParent();
  const forgetApp = onProcessEnd(() => app.close());
  try {
    console.log('Building the extension ...');
    const extensionDir = await buildExtension();
    const look = isHeadless ? PICTURE_SIZE : WINDOW;
    const launched = await launchBrowser({ extensionDir, headless: isHeadless, ...look });
    try {
      await (isHeadless ? showWithoutWindow(launched, app, ARTIFACTS) : showInWindow(launched, app));
    } finally {
      await launched.close();
    }
  } finally {
    await app.close();
    forgetApp();
  }
});
