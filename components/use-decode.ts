import type { Decoded } from '../lib/decode/decoded.ts';
import type { Message } from '../lib/model/message.ts';
import { useApp } from './app-context.ts';

/** What reads a message in this panel; whoever uses it is drawn again when messages come to be read otherwise. */
export function useDecode(): (message: Message) => Decoded {
  const { decoding } = useApp();
  decoding.revision.value;
  return decoding.decoding.value.decode;
}
