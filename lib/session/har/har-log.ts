// What a HAR says besides its entries: who wrote it, and of which pages. Pure.
import * as z from 'zod/mini';
import { parseLine } from '../native/event-line.ts';
import { FILE_FORMAT, FILE_VERSION, parseHeader, type SessionHeader } from '../native/session-file.ts';

const text = z.catch(z.string(), '');
const creator = z.object({ name: text, version: text });
const page = z.object({ id: text, title: text, startedDateTime: text });

const fields = z.object({
  creator: z.catch(creator, { name: '', version: '' }),
  browser: z.catch(z.nullable(creator), null),
  pages: z.catch(z.array(page), []),
  /** What Tapewire puts beside the log: the events of no connection, and the header of a session file. */
  _tapewire: z.catch(z.nullable(z.object({ header: z.unknown(), events: z.catch(z.array(z.unknown()), []) })), null),
});
export type HarLog = z.infer<typeof fields>;

/** The log of values by name, each as its text. What does not fit is left out. */
export function parseLog(texts: ReadonlyMap<string, string>): HarLog {
  return fields.parse(Object.fromEntries([...texts].map(([name, value]) => [name, parseLine(value)])));
}

/** In the words of a session file's header. */
export function headerOfLog(log: HarLog): SessionHeader {
  const own = parseHeader(log._tapewire?.header);
  if (own !== null) return own;
  const { creator: by, browser, pages } = log;
  const named = (one: { name: string; version: string }) => `${one.name} ${one.version}`.trim();
  // Chrome and Playwright give a page's address as its title.
  const pageUrl = pages.find(({ title }) => URL.canParse(title))?.title;
  return {
    format: FILE_FORMAT,
    version: FILE_VERSION,
    creator: named(by),
    environment: {
      ...(pageUrl === undefined ? {} : { pageUrl }),
      ...(browser === null || named(browser) === '' ? {} : { browser: named(browser) }),
    },
  };
}

/** Chrome's own export lists the pages of one tab, each after the other; others may list pages that were open at once. */
export function isOfOneTab({ creator: { name } }: HarLog): boolean {
  return name === 'WebInspector';
}

/** Writes a socket only when it has ended, and says nothing of its end. */
export function listsEndedOnly({ creator: { name } }: HarLog): boolean {
  return name.startsWith('mitmproxy');
}
