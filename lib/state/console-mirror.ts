// Decoded messages in the page's own console, for as long as the user wants it: everything that is written there is ours
// and says so.
import { createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type ConsoleLine, consoleLineOf, MAX_LINES } from '../checks/console-lines.ts';
import type { Description } from '../decode/decoded.ts';
import type { Message } from '../model/message.ts';
import type { SessionModel } from '../model/session.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';

export interface MirrorDeps {
  readonly model: ReadonlySignal<SessionModel>;
  readonly revision: ReadonlySignal<number>;
  readonly describe: (message: Message) => Description;
  readonly labelOf: (id: ConnectionId) => string;
  readonly write: (lines: readonly ConsoleLine[]) => Promise<unknown>;
  readonly delay: (task: () => void, delayMs: number) => void;
}

const PACE_MS = 250;

export const ConsoleMirror = createModel((deps: MirrorDeps) => {
  const isOn = signal(false);
  let next = 0;
  let isWaiting = false;

  function endOf({ messages }: SessionModel): number {
    return messages.firstIndex + messages.length;
  }

  function takeLines(): ConsoleLine[] {
    const { messages } = deps.model.peek();
    const end = endOf(deps.model.peek());
    const from = Math.max(messages.firstIndex, end - MAX_LINES, Math.min(next, end));
    const lines: ConsoleLine[] = from > next ? [{ text: `… ${from - next}`, json: null }] : [];
    for (let index = from; index < end; index++) {
      const message = messages.at(index);
      if (message === undefined) continue;
      lines.push(consoleLineOf(message, deps.describe(message), deps.labelOf(message.connectionId)));
    }
    next = end;
    return lines;
  }

  function writeSoon(): void {
    if (isWaiting || !isOn.peek()) return;
    isWaiting = true;
    deps.delay(() => {
      const lines = isOn.peek() ? takeLines() : [];
      void (lines.length === 0 ? Promise.resolve() : deps.write(lines)).finally(() => {
        isWaiting = false;
        if (isOn.peek() && endOf(deps.model.peek()) > next) writeSoon();
      });
    }, PACE_MS);
  }

  effect(() => {
    deps.revision.value;
    writeSoon();
  });

  return {
    isOn,
    /** From now on: what was said before is in the panel. */
    turn(isWanted: boolean) {
      next = endOf(deps.model.peek());
      isOn.value = isWanted;
    },
  };
});
