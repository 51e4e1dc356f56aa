// Small programs that run on a page of the app's server.
import type { Stage } from './label.ts';

/** Any document of the page's server: the programs below need nothing of the app. */
export const BLANK = '/config.json';

/** Runs a program in the page, which has `url`, `scaled` and `connect(onEnd)`. */
export function program(source: string) {
  return async ({ page, app, scaled }: Stage) => {
    const setting = `const url = ${JSON.stringify(app.wsUrl)}; const scaled = (ms) => ms * ${scaled(1)};`;
    await page.evaluate(`(() => { ${setting}\n${source} })()`);
  };
}

/** A client that waits as `delay(retry)` says, for as long as it fails. */
export const RETRYING = (delay: string, most = 6) => `
  let retries = 0;
  const connect = () => {
    const ws = new WebSocket(url);
    ws.onclose = () => {
      if (retries >= ${most}) return;
      retries += 1;
      const n = retries;
      setTimeout(connect, scaled(${delay}));
    };
  };
  connect();`;
