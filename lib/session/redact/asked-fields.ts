// What the user wrote into the two boxes of redaction, as settings. Pure.
import type { RedactionSettings } from './rules.ts';

/** What is shorter would be met by chance everywhere. UTF-16 units. */
const MIN_WORD = 3;

/**
 * Names and paths of fields, apart by commas or lines: `owner`, `data.items[].note`; with a minus in front it is a name that
 * stays (`-token`).
 */
export function readAskedFields(text: string): Pick<RedactionSettings, 'names' | 'harmlessNames' | 'paths'> {
  const asked = itemsOf(text);
  const wanted = asked.filter((item) => !item.startsWith('-'));
  return {
    names: wanted.filter((item) => !isPath(item)),
    paths: wanted.filter(isPath),
    harmlessNames: asked.filter((item) => item.startsWith('-') && item.length > 1).map((item) => item.slice(1).trim()),
  };
}

/** Words and phrases, apart by commas or lines. */
export function readAskedWords(text: string): string[] {
  return itemsOf(text).filter((item) => item.length >= MIN_WORD);
}

function itemsOf(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function isPath(item: string): boolean {
  return item.includes('.') || item.includes('[]');
}
