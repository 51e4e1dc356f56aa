// Which rules take something out of a session, and what the user may change about them.

/** In the order of the preview. `known`: a secret that another rule found, met again where no rule would see it.
 * `picture`: nobody can tell what is on it. */
export const REDACTION_RULES = [
  'url',
  'header',
  'subprotocol',
  'field',
  'path',
  'word',
  'jwt',
  'key',
  'bearer',
  'email',
  'card',
  'cpf',
  'cnpj',
  'random',
  'picture',
  'known',
] as const;
export type RedactionRule = (typeof REDACTION_RULES)[number];

export interface RedactionSettings {
  /** Rules that do not apply. */
  readonly off: readonly RedactionRule[];
  /** Names of fields, parameters and headers besides the usual ones; and of those that are harmless here. */
  readonly names: readonly string[];
  readonly harmlessNames: readonly string[];
  /** Fields of a payload by their place: `data.owner.name`, `items[].note`, `*` for any one name. */
  readonly paths: readonly string[];
  /** Texts that must not leave wherever they stand: a customer's name, a code name. */
  readonly words: readonly string[];
}

/** Everything on: what must stay readable is named by the user, not what must go. */
export const DEFAULT_REDACTION: RedactionSettings = { off: [], names: [], harmlessNames: [], paths: [], words: [] };

export const PLACEHOLDER = /^redacted-[a-z]+-\d+$/;
