import type { Decodable, Decoded } from '../lib/decode/decoded.ts';
import { decode } from '../lib/decode/registry.ts';

/** What reads a message in this panel. */
export function useDecode(): (message: Decodable) => Decoded {
  return decode;
}
