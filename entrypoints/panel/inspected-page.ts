import { browser } from 'wxt/browser';
import type { Evaluated, InspectedPage, World } from '../../lib/checks/inspected-page.ts';

/** A page that stands at a breakpoint, or in an endless loop, answers nobody. */
const LIMIT_MS = 8_000;

/** What the browsers give back beside the value; each has some of it. */
interface Trouble {
  readonly isError?: boolean;
  readonly isException?: boolean;
  /** Of an exception: its text. */
  readonly value?: unknown;
  readonly description?: unknown;
  readonly details?: unknown;
}

/** The page in the tab, by `devtools.inspectedWindow`. Firefox has no way into the world of content scripts. */
export const inspectedPage: InspectedPage = {
  hasWorldApart: !import.meta.env.FIREFOX,
  evaluate: (expression, world) => Promise.race([evaluate(expression, world), tooLate()]),
};

type Answer = readonly [value?: unknown, trouble?: Trouble | undefined];
type CallbackEval = (expression: string, options: object, callback: (...answer: Answer) => void) => void;

async function evaluate(expression: string, world: World): Promise<Evaluated> {
  try {
    const [value, trouble] = await (import.meta.env.FIREFOX ? askFirefox(expression) : askChromium(expression, world));
    return trouble?.isError || trouble?.isException ? { error: wordsOf(trouble) } : { value };
  } catch (error) {
    return { error: String(error) };
  }
}

async function askFirefox(expression: string): Promise<Answer> {
  return (await browser.devtools.inspectedWindow.eval(expression)) as Answer;
}

/** Chromium's DevTools answer by callback alone, also under the name of `browser`. */
function askChromium(expression: string, world: World): Promise<Answer> {
  const { chrome } = globalThis as unknown as { chrome: { devtools: { inspectedWindow: { eval: CallbackEval } } } };
  const options = world === 'apart' ? { useContentScriptContext: true } : {};
  return new Promise((resolve) => {
    chrome.devtools.inspectedWindow.eval(expression, options, (...answer) => resolve(answer));
  });
}

function wordsOf({ value, description, details }: Trouble): string {
  const [detail] = Array.isArray(details) ? (details as unknown[]) : [];
  const words = value ?? detail ?? description;
  // The first line: the stack is of code that is not the page's.
  return String(words ?? 'The page could not be asked.').split('\n', 1)[0] ?? '';
}

function tooLate(): Promise<Evaluated> {
  return new Promise((resolve) => setTimeout(resolve, LIMIT_MS, { error: 'The page did not answer in time.' }));
}
