import { call, stringSlice } from './natives.ts';

/** As `MAX_TEXT` of `lib/protocol/events.ts`, which refuses what is longer. */
const MAX_TEXT = 65_536;

/** `text`, no longer than an event may carry. */
export function cut(text: string): string {
  return text.length <= MAX_TEXT ? text : call<string>(stringSlice, text, [0, MAX_TEXT]);
}
