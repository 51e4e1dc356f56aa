// What the mirror writes into the page's console, and how much of it at once. Pure.
import type { Description } from '../decode/decoded.ts';
import type { Message } from '../model/message.ts';

export interface ConsoleLine {
  readonly text: string;
  /** A payload that is shown as the object it is; null for all others. */
  readonly json: string | null;
}

/** Of one turn; a flood must not drown the console, nor the page. */
export const MAX_LINES = 50;
const MAX_JSON = 65_536;

/** `↓ js#3 scanner_progress: 36.9 %, 300 of 812`, with the payload where it is JSON. */
export function consoleLineOf(
  message: Message,
  { typeLabel, summary, format }: Description,
  label: string,
): ConsoleLine {
  const arrow = message.direction === 'sent' ? '↑' : '↓';
  const { payload, isTruncated } = message;
  const isShown = typeof payload === 'string' && !isTruncated && payload.length <= MAX_JSON;
  const said = [typeLabel, summary].filter((part) => part !== null && part !== '').join(': ');
  const json = isShown && format !== 'text' && isJson(payload) ? payload : null;
  return { text: `${arrow} ${label} ${said || format}`, json };
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
