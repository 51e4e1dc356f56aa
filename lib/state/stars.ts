// Messages that the user marked. Kept by their place in their realm's order, which stays when the log starts again.
import { createModel, signal } from '@preact/signals';
import type { Message } from '../model/message.ts';

export type StarKey = `${string} ${number}`;

export function starKeyOf({ connectionId, sequence }: Message): StarKey {
  return `${connectionId} ${sequence}`;
}

export const StarState = createModel(() => {
  const keys = signal<ReadonlySet<StarKey>>(new Set());
  return {
    keys,
    has: (message: Message) => keys.value.has(starKeyOf(message)),
    /** Stars all of them, or none when all are starred. */
    toggle(messages: readonly Message[]) {
      const changed = messages.map(starKeyOf);
      const next = new Set(keys.value);
      const areAllStarred = changed.every((key) => next.has(key));
      for (const key of changed) areAllStarred ? next.delete(key) : next.add(key);
      keys.value = next;
    },
  };
});
