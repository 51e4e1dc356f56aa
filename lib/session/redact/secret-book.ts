// Each secret once: the same secret has the same placeholder, so that what was equal stays equal. Never leaves the panel.
import { PLACEHOLDER, type RedactionRule } from './rules.ts';

/** Distinct secrets that get a number; more are one placeholder for each rule, so that memory stays bounded. */
const MAX_SECRETS = 200_000;
/** Secrets that are looked for everywhere else, and how long they must be not to be met by chance. UTF-16 units. */
const MAX_SOUGHT = 20_000;
const MIN_SOUGHT = 8;
/** Letters and digits together. */
const MIN_SOUGHT_MIXED = 6;
const MAX_SOUGHT_LENGTH = 4_096;
const MAX_EXAMPLES = 5;

export interface SecretExample {
  /** Enough to recognise it by, for whoever has it. */
  readonly masked: string;
  /** The name it stood under; null when its own form gave it away. */
  readonly name: string | null;
  /** What stands in its place. */
  readonly placeholder: string;
}

export interface RuleTally {
  readonly rule: RedactionRule;
  /** Places where something is taken out. */
  readonly count: number;
  readonly distinctCount: number;
  readonly examples: readonly SecretExample[];
}

export interface SecretBook {
  /** What stands in the place of a secret that a rule found, and under which name if by its name. */
  placeholderOf(rule: RedactionRule, secret: string, name?: string): string;
  /** Secrets that may stand in places where no rule can tell what they are. */
  sought(): ReadonlyMap<string, string>;
  tallies(): RuleTally[];
  /** From now on only what is new is counted. */
  stopCounting(): void;
}

export function createSecretBook(): SecretBook {
  const placeholders = new Map<string, string>();
  const sought = new Map<string, string>();
  const tallies = new Map<RedactionRule, { count: number; distinctCount: number; examples: SecretExample[] }>();
  let isCounting = true;

  function tallyOf(rule: RedactionRule) {
    const known = tallies.get(rule);
    if (known !== undefined) return known;
    const tally = { count: 0, distinctCount: 0, examples: [] };
    tallies.set(rule, tally);
    return tally;
  }

  function enter(rule: RedactionRule, secret: string, name: string | undefined): string {
    if (placeholders.size >= MAX_SECRETS) return `redacted-${rule}-0`;
    const placeholder = `redacted-${rule}-${placeholders.size + 1}`;
    placeholders.set(secret, placeholder);
    const tally = tallyOf(rule);
    tally.distinctCount++;
    if (tally.examples.length < MAX_EXAMPLES) {
      tally.examples.push({ masked: maskOf(secret), name: name ?? null, placeholder });
    }
    if (isSought(rule, secret) && sought.size < MAX_SOUGHT) sought.set(secret, placeholder);
    return placeholder;
  }

  return {
    placeholderOf(rule, secret, name) {
      // A session that was redacted before: its placeholders stay what they are.
      if (PLACEHOLDER.test(secret)) return secret;
      const known = placeholders.get(secret);
      if (isCounting || known === undefined) tallyOf(rule).count++;
      return known ?? enter(rule, secret, name);
    },
    sought: () => sought,
    tallies: () => [...tallies].map(([rule, tally]) => ({ rule, ...tally })),
    stopCounting() {
      isCounting = false;
    },
  };
}

/** What a rule tells by its form it tells everywhere; what was told by its place is looked for in all other places. */
function isSought(rule: RedactionRule, secret: string): boolean {
  if (['jwt', 'email', 'card', 'cpf', 'cnpj', 'random', 'key', 'picture'].includes(rule)) return false;
  if (secret.length > MAX_SOUGHT_LENGTH) return false;
  if (rule === 'word') return true;
  if (secret.length >= MIN_SOUGHT) return true;
  return secret.length >= MIN_SOUGHT_MIXED && /\d/.test(secret) && /\D/.test(secret);
}

/** `hu… (9)`: no more than the first fifth, and the length. */
function maskOf(secret: string): string {
  const shown = Math.min(4, Math.floor(secret.length / 5));
  return `${secret.slice(0, shown)}… (${secret.length})`;
}
