// Firefox's own window, reached over WebDriver BiDi: the only way to its toolbox. Functions given here are sent as text.
import type { Browser } from 'puppeteer-core';

/** The BiDi connection under Puppeteer's browser; its public interface has no name for the chrome scope. */
interface BidiConnection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}
interface ContextTree {
  readonly contexts: ReadonlyArray<{ readonly context: string }>;
}
type CallResult =
  | { readonly type: 'success'; readonly result: { readonly value?: unknown } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

export interface BrowserWindow {
  /** Runs `task` with the browser's own rights. Arguments and result travel as JSON. */
  evaluate<Args extends readonly unknown[], Result>(
    task: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
}

/** Needs a Firefox that was started with `--remote-allow-system-access`. */
export async function browserWindowOf(browser: Browser): Promise<BrowserWindow> {
  const { connection } = browser as unknown as { readonly connection: BidiConnection };
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const context = (tree.result as ContextTree).contexts[0]?.context;
  return {
    async evaluate(task, ...args) {
      const { result } = await connection.send('script.callFunction', {
        functionDeclaration: `async (json) => JSON.stringify(await (${task})(...JSON.parse(json)))`,
        arguments: [{ type: 'string', value: JSON.stringify(args) }],
        awaitPromise: true,
        target: { context },
      });
      const answer = result as CallResult;
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
      const { value } = answer.result;
      return typeof value === 'string' ? JSON.parse(value) : undefined;
    },
  };
}
