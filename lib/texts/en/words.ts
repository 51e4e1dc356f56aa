// How this language writes numbers and counts things.
import { formatFor } from '../format.ts';

export const format = formatFor('en-US');
export const { number, duration, bytes } = format;

export function plural(count: number, one: string, many: string): string {
  return `${number(count)} ${count === 1 ? one : many}`;
}
