// What is found wrong with the session. What judges it, and what tells of it, is read when it is asked for: it is a
// quarter of the panel, and the first row waits for none of it.
import { computed, createModel, type ReadonlySignal, signal } from '@preact/signals';
import type { Policy } from '../model/backoff/policy.ts';
import type { Finding } from '../model/findings/finding.ts';
import type { Judge } from '../model/findings/judge.ts';
import type { Gap } from '../model/gaps.ts';
import type { SessionView } from '../model/session.ts';
import type { RuleTexts } from '../texts/texts-for.ts';

export interface FindingDeps {
  readonly view: ReadonlySignal<SessionView>;
  readonly policy: ReadonlySignal<Policy>;
  /** Epoch ms. */
  readonly readUpTo: ReadonlySignal<number>;
  /** Times whose messages are not there, besides those that the session knows of. */
  readonly missing: ReadonlySignal<readonly Gap[]>;
  /** Null until they are loaded. */
  readonly rules: ReadonlySignal<RuleTexts | null>;
  loadRules(): Promise<void>;
}

const NONE: readonly Finding[] = [];

export const FindingsState = createModel((deps: FindingDeps) => {
  const { view, policy, readUpTo, missing, rules, loadRules } = deps;
  const judge = signal<Judge | null>(null);
  let loading: Promise<void> | null = null;
  const isJudged = computed(() => judge.value !== null && rules.value !== null);

  async function load(): Promise<void> {
    const [{ createJudge }] = await Promise.all([import('../model/findings/judge.ts'), loadRules()]);
    judge.value = createJudge();
  }

  return {
    /** False until it is known whether there are any. */
    isJudged,
    /** All findings of the session on show: by the policy of its site, and up to what was read. */
    findings: computed(() => {
      const standard = { policy: policy.value, now: readUpTo.value, missing: missing.value };
      return isJudged.value ? (judge.value?.(view.value, standard) ?? NONE) : NONE;
    }),
    /** From then on there are findings. What failed, as under an extension that is being updated, is tried again when asked. */
    load(): Promise<void> {
      loading ??= load().catch((thrown: unknown) => {
        loading = null;
        throw thrown;
      });
      return loading;
    },
  };
});
