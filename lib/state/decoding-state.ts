// What the messages of the session are read as: by what their connection speaks, by what the user forces, and by the
// user's own message types.
import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { createCustomDecoder } from '../decode/custom/custom-decoder.ts';
import type { CustomSchema } from '../decode/custom/custom-schema.ts';
import { createDecoding, type Decoding } from '../decode/decoding.ts';
import type { JsonDecoder } from '../decode/json.ts';
import { DECODERS } from '../decode/registry.ts';
import type { SessionModel, SessionView } from '../model/session.ts';
import type { ConnectionId } from '../protocol/identifiers.ts';
import { createHeadReader } from './head-reader.ts';
import type { MessageReader } from './message-facts.ts';

export interface DecodingDeps {
  readonly model: ReadonlySignal<SessionModel>;
  readonly view: ReadonlySignal<SessionView>;
  readonly customSchemas: ReadonlySignal<readonly CustomSchema[]>;
}

export const DecodingState = createModel(({ model, view, customSchemas }: DecodingDeps) => {
  /** Null until the first of the user's own types needs it: with its validator it is a tenth of the panel. */
  const customDecoder = signal<typeof createCustomDecoder | null>(null);
  /** The user's own go first: they know the application. */
  const decoders = computed<readonly JsonDecoder[]>(() => {
    const create = customDecoder.value;
    if (customSchemas.value.length === 0 || create === null) return DECODERS;
    return [{ format: 'custom', ...create(customSchemas.value) }, ...DECODERS];
  });
  const decoding = createDecoding({
    connectionOf: (id) => view.peek().connections.get(id as ConnectionId),
    decoders: decoders.peek(),
  });
  /** Raised when messages may decode to something else. */
  const revision = signal(0);
  let generation = 0;
  const stop = decoding.onChange(() => {
    revision.value++;
  });
  async function loadCustomDecoder(): Promise<void> {
    customDecoder.value = (await import('../decode/custom/custom-decoder.ts')).createCustomDecoder;
  }
  effect(() => {
    if (customSchemas.value.length > 0 && customDecoder.peek() === null) void loadCustomDecoder();
  });
  let current = decoders.peek();
  effect(() => {
    if (decoders.value === current) return;
    current = decoders.value;
    generation++;
    decoding.setDecoders(current);
  });
  effect(() => stop);
  let log = model.peek().messages;
  let heads = createHeadReader(log, decoding.observe);

  return {
    /** Lets detection see the first messages of each connection, before a view asks for any other. */
    readHeads() {
      if (log !== model.peek().messages) {
        log = model.peek().messages;
        heads = createHeadReader(log, decoding.observe);
        decoding.startAgain();
      }
      heads.readOn();
    },
    revision,
    /** Never another; a signal, since it is no verb of this state. */
    decoding: signal<Decoding>(decoding),
    reader: signal<MessageReader>({
      describe: decoding.describe,
      decode: decoding.decode,
      revision: () => revision.value,
      readAs(id) {
        const { format, variant } = decoding.formatOf(id);
        return `${generation} ${format} ${variant}`;
      },
    }),
  };
});
