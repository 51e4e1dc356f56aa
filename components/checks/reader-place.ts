import type { Place } from '../../lib/model/attribution.ts';
import { parseStack } from '../../lib/model/stack.ts';
import type { CheckedLanguage } from '../../lib/protocol/checks.ts';

/** Our own getter is on top of every stack. */
const OWN_SOURCE = /^tapewire-check-/;

/** The page's code that read the property: the innermost frame of a stack, or Python's `file:line`. */
export function readerPlace(reader: string, language: CheckedLanguage): Place | null {
  if (language === 'javascript') return parseStack(reader).find(({ url }) => !OWN_SOURCE.test(url)) ?? null;
  const [, url, line] = /^(.*):(\d+)$/s.exec(reader) ?? [];
  return url === undefined ? null : { url, line: Number(line), column: 0, functionName: '' };
}
