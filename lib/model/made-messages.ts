import type { Message } from './message.ts';

/** Messages made lately: enough for what is on the screen, so that drawing it again makes none anew. */
export function createMadeMessages(size = 1024) {
  let messages: Array<Message | undefined> = [];
  return {
    get(index: number): Message | undefined {
      const found = messages[index % size];
      return found?.index === index ? found : undefined;
    },
    keep(message: Message): Message {
      messages[message.index % size] = message;
      return message;
    },
    forget(index: number): void {
      if (messages[index % size]?.index === index) messages[index % size] = undefined;
    },
    forgetAll(): void {
      messages = [];
    },
  };
}
