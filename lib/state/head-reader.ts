// Passes the first messages of each connection on, in order, until enough of it is known. Rows are read from the end that
// is on show: without this, what a connection speaks would be guessed from wherever the user looks first.
import type { Message } from '../model/message.ts';
import type { ReadonlyMessageLog } from '../model/message-log.ts';

export interface HeadReader {
  /** Looks at what came since; a message of a connection that is known costs a look at its column. */
  readOn(): void;
}

/** `observe` answers whether it needs no more of that connection. */
export function createHeadReader(messages: ReadonlyMessageLog, observe: (message: Message) => boolean): HeadReader {
  const cursor = messages.cursor();
  const isKnown: boolean[] = [];
  let nextIndex = messages.firstIndex;

  return {
    readOn() {
      nextIndex = Math.max(nextIndex, messages.firstIndex);
      for (; cursor.moveTo(nextIndex); nextIndex++) {
        if (isKnown[cursor.origin] === true) continue;
        const { origin } = cursor;
        isKnown[origin] = observe(cursor.message(messages.origins));
      }
    },
  };
}
