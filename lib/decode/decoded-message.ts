// A description with its tree and drift behind it, read only when somebody asks.
import type { Decodable, Decoded, Description, Drift, Json } from './decoded.ts';
import { driftOf, treeOf } from './describe.ts';
import type { DecodeContext } from './format.ts';

interface Source {
  readonly message: Decodable;
  readonly description: Description;
  readonly context: DecodeContext;
}

/** Accessors for all: getters of its own on every object would give each a shape of its own, which V8 pays for. */
const LAZY: object = {
  get tree(): Json {
    const { message, context } = (this as unknown as { source: Source }).source;
    return treeOf(message, context);
  },
  /** A schema is asked only where drift is shown: it costs more than the description. */
  get drift(): readonly Drift[] {
    const { message, description, context } = (this as unknown as { source: Source }).source;
    return driftOf(message, description, context);
  },
};

/** The same description, and what the rest is read from. */
export function withTree(description: Description, message: Decodable, context: DecodeContext): Decoded {
  const decoded = {
    __proto__: LAZY,
    format: description.format,
    typeLabel: description.typeLabel,
    summary: description.summary,
    channel: description.channel,
    priority: description.priority,
    broadcastId: description.broadcastId,
    isHeartbeat: description.isHeartbeat,
    isError: description.isError,
    pairing: description.pairing,
    producer: description.producer,
    error: description.error,
    isPending: description.isPending,
    source: { message, description, context } satisfies Source,
  } satisfies Omit<Description, 'drift'> & { __proto__: object; source: Source };
  return decoded as unknown as Decoded;
}
