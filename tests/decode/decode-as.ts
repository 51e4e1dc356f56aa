// Decodes as a connection of one format would, with every library loaded.
import type { Decoded, Json } from '../../lib/decode/decoded.ts';
import { withTree } from '../../lib/decode/decoded-message.ts';
import { describe as describePayload } from '../../lib/decode/describe.ts';
import type { DecodeContext, FormatId } from '../../lib/decode/format.ts';
import { loadLibraries } from '../../lib/decode/libraries.ts';
import { DECODERS } from '../../lib/decode/registry.ts';

const libraries = await loadLibraries();

export type Payload = string | Uint8Array | ArrayBuffer;

export interface DecodeOptions {
  readonly direction?: 'sent' | 'received';
  readonly isTruncated?: boolean;
}

export function contextFor(format: FormatId | null, variant: string | null = null): DecodeContext {
  return { format, variant, url: 'wss://example.org/', decoders: DECODERS, libraries };
}

export function decodeAs(format: FormatId | null, variant: string | null = null) {
  const context = contextFor(format, variant);
  return (payload: Payload, { direction = 'sent', isTruncated = false }: DecodeOptions = {}): Decoded => {
    const bytes = payload instanceof ArrayBuffer ? new Uint8Array(payload) : payload;
    const message = { payload: bytes, isTruncated, direction };
    return withTree(describePayload(message, context), message, context);
  };
}

export type { Json };
