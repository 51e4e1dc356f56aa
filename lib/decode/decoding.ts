// Decodes the messages of a session, each by what its connection speaks. Remembers what was decoded last, within a bound.
import type { Decodable, Decoded, Description } from './decoded.ts';
import { withTree } from './decoded-message.ts';
import { describe } from './describe.ts';
import type { DecodeContext, FormatId } from './format.ts';
import { FORMATS } from './formats.ts';
import type { JsonDecoder } from './json.ts';
import { createLibraries, type Libraries } from './libraries.ts';
import { type ConnectionFormat, createSpeakers, type SpeakersParts } from './speakers.ts';

/** What the user decides of how messages are read. */
export interface ReadingChoices {
  /** Asked in turn what a JSON value is; what none of them knows is plain JSON. */
  readonly decoders: readonly JsonDecoder[];
  /** Formats by connection, in place of what would be detected. */
  readonly forced: ReadonlyMap<string, FormatId>;
}

/** What is asked of a message; one of the model fits. */
export interface DecodableMessage extends Decodable {
  readonly index: number;
  readonly connectionId: string;
  readonly direction: 'sent' | 'received';
  readonly timestamp: number;
}

export interface DecodingParts {
  readonly connectionOf: SpeakersParts['connectionOf'];
  /** Asked in turn what a JSON value is; what none of them knows is plain JSON. */
  readonly decoders: readonly JsonDecoder[];
  /** Where they are there already. */
  readonly libraries?: Libraries;
}

export interface Decoding {
  /** For filters and models: no tree, and nothing kept. */
  describe(message: DecodableMessage): Description;
  /** For views: the same object while nothing that it depends on changes. */
  decode(message: DecodableMessage): Decoded;
  /**
   * Lets detection see a message. Who passes every message in order makes a session decode the same way whatever is
   * looked at first; `describe` and `decode` do it for messages that were not passed. True once its connection needs
   * no more of them.
   */
  observe(message: DecodableMessage): boolean;
  /** The log of messages begins anew, with index 0. */
  startAgain(): void;
  formatOf(connectionId: string): ConnectionFormat;
  /** Null goes back to what is detected. */
  force(connectionId: string, format: FormatId | null): void;
  setDecoders(decoders: readonly JsonDecoder[]): void;
  /** As they are now, for who reads the same messages elsewhere. */
  choices(): ReadingChoices;
  /** What can be forced. */
  readonly formats: ReadonlyArray<{ readonly id: FormatId; readonly name: string }>;
  /** Raised with each change of what messages decode to: a format was found or forced, a library came. */
  readonly revision: number;
  /** Hears of such changes, soon after and never during a call, so that a view may decode while it renders. */
  onChange(listener: () => void): () => void;
}

interface Remembered {
  readonly message: DecodableMessage;
  readonly context: DecodeContext;
  readonly decoded: Decoded;
}

/** More than a screen of rows shows. */
const MEMORY = 512;

export function createDecoding({ connectionOf, decoders, libraries: given }: DecodingParts): Decoding {
  const memory: Array<Remembered | undefined> = Array(MEMORY);
  const listeners = new Set<() => void>();
  const libraries = given ?? createLibraries(onChange);
  let asked = decoders;
  let revision = 0;
  let isTelling = false;
  const speakers = createSpeakers({
    connectionOf,
    contextFor: (format, variant, url) => ({ format, variant, url, decoders: asked, libraries }),
    onChange,
  });

  function onChange(): void {
    revision++;
    if (isTelling) return;
    isTelling = true;
    queueMicrotask(() => {
      isTelling = false;
      for (const listener of listeners) listener();
    });
  }

  return {
    describe: (message) => describe(message, speakers.contextOf(message)),
    decode(message) {
      const context = speakers.contextOf(message);
      const slot = message.index % MEMORY;
      const known = memory[slot];
      if (known !== undefined && known.context === context && isSame(known.message, message)) return known.decoded;
      const decoded = withTree(describe(message, context), message, context);
      memory[slot] = decoded.isPending ? undefined : { message, context, decoded };
      return decoded;
    },
    observe(message) {
      speakers.contextOf(message);
      return speakers.isSettled(message.connectionId);
    },
    startAgain: speakers.startAgain,
    formatOf: speakers.formatOf,
    force: speakers.force,
    setDecoders(next) {
      asked = next;
      speakers.renew();
    },
    choices: () => ({ decoders: asked, forced: speakers.forced() }),
    formats: FORMATS.map(({ id, name }) => ({ id, name })),
    get revision() {
      return revision;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A log may make its messages anew at each reading, and give the bytes of a Blob later. */
function isSame(one: DecodableMessage, other: DecodableMessage): boolean {
  if (one === other) return true;
  const isSameMessage = one.connectionId === other.connectionId && one.timestamp === other.timestamp;
  return isSameMessage && one.index === other.index && one.payload?.length === other.payload?.length;
}
