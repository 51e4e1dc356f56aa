import { computed, type ReadonlySignal } from '@preact/signals';
import type { Policy } from '../model/backoff/policy.ts';
import type { Finding } from '../model/findings/finding.ts';
import { createJudge } from '../model/findings/judge.ts';
import type { SessionView } from '../model/session.ts';

export interface FindingDeps {
  readonly view: ReadonlySignal<SessionView>;
  readonly policy: ReadonlySignal<Policy>;
  /** Epoch ms. */
  readonly clock: ReadonlySignal<number>;
}

/** All findings of the session on show: by the policy of its site, and up to now. */
export function judgedFindings({ view, policy, clock }: FindingDeps): ReadonlySignal<readonly Finding[]> {
  const judge = createJudge();
  return computed(() => judge(view.value, { policy: policy.value, now: clock.value }));
}
