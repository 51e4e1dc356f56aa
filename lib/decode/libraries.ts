// Decoders that are loaded when a message first needs one: most pages never do.
import { type Refusal, refused } from './format.ts';

const LOADERS = {
  msgpack: async () => (await import('./binary/msgpack-values.ts')).msgpackValues,
  cbor: async () => (await import('./binary/cbor-values.ts')).cborValues,
  inflate: async () => (await import('./binary/inflate.ts')).inflate,
};

export type LibraryName = keyof typeof LOADERS;
type Library<Name extends LibraryName> = Awaited<ReturnType<(typeof LOADERS)[Name]>>;

export interface Libraries {
  /** The library, or why there is none yet. Asking for it begins to load it. */
  get<Name extends LibraryName>(name: Name): Library<Name> | Refusal;
}

/** `onChange` hears of each library that came, or failed to. */
export function createLibraries(onChange: () => void, loaders: Partial<typeof LOADERS> = {}): Libraries {
  const known = new Map<LibraryName, Library<LibraryName> | Refusal>();

  async function load(name: LibraryName): Promise<void> {
    try {
      known.set(name, await (loaders[name] ?? LOADERS[name])());
    } catch {
      known.set(name, refused('The decoder of this format could not be loaded.'));
    }
    onChange();
  }

  return {
    get<Name extends LibraryName>(name: Name) {
      if (!known.has(name)) {
        known.set(name, { error: 'The decoder of this format is being loaded.', isPending: true });
        void load(name);
      }
      return known.get(name) as Library<Name> | Refusal;
    },
  };
}

/** All libraries at once, for those who can wait: exports, scripts, tests. */
export async function loadLibraries(): Promise<Libraries> {
  const [msgpack, cbor, inflate] = await Promise.all([LOADERS.msgpack(), LOADERS.cbor(), LOADERS.inflate()]);
  const known = { msgpack, cbor, inflate };
  return { get: <Name extends LibraryName>(name: Name) => known[name] as Library<Name> };
}
