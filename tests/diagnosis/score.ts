// How the findings of a run compare with the labels, rule by rule. Pure.
import { type Case, TRUE_NOTES } from './label.ts';

export interface Outcome {
  readonly one: Pick<Case, 'name' | 'expected' | 'allowed' | 'notes'>;
  /** Rules that spoke, each once. */
  readonly rules: readonly string[];
  /** Of these, those that spoke as notes only. */
  readonly onlyNotes: readonly string[];
  readonly sentences: readonly string[];
  readonly error: string | null;
}

export interface RuleScore {
  readonly rule: string;
  /** Cases in which it had to speak, and did. */
  readonly hits: number;
  readonly misses: number;
  readonly falseAlarms: number;
  /** Null where it never spoke. */
  readonly precision: number | null;
  /** Null where it never had to. */
  readonly recall: number | null;
}

export function missesOf({ one, rules }: Outcome): string[] {
  return one.expected.filter((rule) => !rules.includes(rule));
}

export function falseAlarmsOf({ one, rules, onlyNotes }: Outcome): string[] {
  const fine: readonly string[] = [...one.expected, ...(one.allowed ?? [])];
  const fineAsNotes: readonly string[] = [...(one.notes ?? []), ...TRUE_NOTES];
  return rules.filter((rule) => !fine.includes(rule) && !(fineAsNotes.includes(rule) && onlyNotes.includes(rule)));
}

export function scoreOf(outcomes: readonly Outcome[]): RuleScore[] {
  const spoken = outcomes.flatMap(({ one, rules }) => [...one.expected, ...rules]);
  return [...new Set<string>(spoken)].sort().map((rule) => {
    const hits = outcomes.filter(({ one, rules }) => rules.includes(rule) && (one.expected as string[]).includes(rule));
    const misses = outcomes.filter((outcome) => missesOf(outcome).includes(rule)).length;
    const falseAlarms = outcomes.filter((outcome) => falseAlarmsOf(outcome).includes(rule)).length;
    return {
      rule,
      hits: hits.length,
      misses,
      falseAlarms,
      precision: share(hits.length, falseAlarms),
      recall: share(hits.length, misses),
    };
  });
}

function share(hits: number, others: number): number | null {
  return hits + others === 0 ? null : hits / (hits + others);
}
