import { POLICIES, type Policy } from '../../../lib/model/backoff/policy.ts';
import type { Finding, Rule } from '../../../lib/model/findings/finding.ts';
import { createJudge } from '../../../lib/model/findings/judge.ts';
import { createSessionModel } from '../../../lib/model/session.ts';
import type { SessionEvent } from '../../../lib/protocol/events.ts';
import { START } from '../session-log.ts';

/** All findings of a log, by a policy and up to a time in ms from its start, or to its last event. */
export function judged(events: readonly SessionEvent[], policy: Policy = POLICIES.guide, nowMs?: number) {
  const model = createSessionModel();
  model.append(events);
  const view = model.view();
  const now = nowMs === undefined ? (view.lastEventAt ?? 0) : START + nowMs;
  return createJudge()(view, { policy, now });
}

/** Those of one rule. */
export function judgedBy<Name extends Rule>(
  rule: Name,
  events: readonly SessionEvent[],
  policy?: Policy,
  nowMs?: number,
): Finding<Name>[] {
  return judged(events, policy, nowMs).filter((finding) => finding.rule === rule) as Finding<Name>[];
}
