// All findings of a session: those of its log, and those that need a policy, the present or several clients. Nothing is
// judged again unless something about it changed.
import { NO_POLICY } from '../backoff/policy.ts';
import type { Client } from '../client.ts';
import type { SessionView } from '../session.ts';
import { clientsInStep } from './clients-in-step.ts';
import { connectionLimit } from './connection-limit.ts';
import { connectionTimeoutLoop } from './connection-timeout-loop.ts';
import { delayAboveCap } from './delay-above-cap.ts';
import { delayBelowPolicy } from './delay-below-policy.ts';
import type { Finding } from './finding.ts';
import { fixedDelay } from './fixed-delay.ts';
import { gaveUp, neverGivesUp } from './giving-up.ts';
import { hiddenPageDelays } from './hidden-page-delays.ts';
import { neverResets } from './never-resets.ts';
import { noJitter } from './no-jitter.ts';
import { oneErrorEach, oneNoteEach } from './one-cause.ts';
import { retryStorm } from './retry-storm.ts';
import { closingStalled, connectingStalled } from './stalled.ts';
import type { PolicyRule, PresentRule, SessionRule, Standard } from './standard.ts';
import { createStreamJudge } from './streams/judge-streams.ts';
import { byWeight } from './weight.ts';

/** To add one: its file beside this one, its facts in a family, a line here. Its numbers are those of the policy. */
const WAIT_RULES: readonly PolicyRule[] = [retryStorm, connectionTimeoutLoop, fixedDelay, noJitter, neverResets];
/** With what only a policy that was chosen can say. */
const CHOSEN_POLICY_RULES: readonly PolicyRule[] = [
  ...WAIT_RULES,
  delayAboveCap,
  delayBelowPolicy,
  neverGivesUp,
  hiddenPageDelays,
];
const PRESENT_RULES: readonly PresentRule[] = [gaveUp, connectingStalled, closingStalled];
const SESSION_RULES: readonly SessionRule[] = [clientsInStep, connectionLimit];

/** Judges a session anew each time it is asked; the same list as before when nothing differs. */
export type Judge = (view: SessionView, standard: Standard) => readonly Finding[];

export function createJudge(): Judge {
  const ofClient = createMemo<Client>();
  const ofSession = createMemo<SessionView['clients']>();
  const ofStreams = createStreamJudge();
  let last: readonly Finding[] = [];
  let known = new Map<string, Finding>();

  function judged(view: SessionView, standard: Standard): Finding[] {
    const { policy } = standard;
    const policyRules = policy === NO_POLICY ? WAIT_RULES : CHOSEN_POLICY_RULES;
    return [
      ...view.findings,
      ...ofStreams(view, standard),
      ...ofSession(view.clients, policy, () => SESSION_RULES.flatMap((rule) => rule(view, standard))),
      ...view.clients.flatMap((client) => [
        ...ofClient(client, policy, () => policyRules.flatMap((rule) => rule(client, standard))),
        ...PRESENT_RULES.flatMap((rule) => rule(client, view, standard)),
      ]),
    ];
  }

  return (view, standard) => {
    const next = oneNoteEach(oneErrorEach(judged(view, standard)))
      .map((finding) => asBefore(finding, known.get(finding.id)))
      .sort(byWeight);
    const isSame = next.length === last.length && next.every((finding, index) => finding === last[index]);
    if (!isSame) {
      last = next;
      known = new Map(next.map((finding) => [finding.id, finding]));
    }
    return last;
  };
}

function createMemo<Subject extends object>() {
  const verdicts = new WeakMap<
    Subject,
    { readonly policy: Standard['policy']; readonly findings: readonly Finding[] }
  >();
  return (subject: Subject, policy: Standard['policy'], judge: () => readonly Finding[]): readonly Finding[] => {
    const before = verdicts.get(subject);
    if (before?.policy === policy) return before.findings;
    const findings = judge();
    verdicts.set(subject, { policy, findings });
    return findings;
  };
}

/** A rule that is asked each second says the same in new objects: the one that is on show stays. */
function asBefore(finding: Finding, before: Finding | undefined): Finding {
  if (before === undefined || before === finding) return finding;
  return JSON.stringify(before) === JSON.stringify(finding) ? before : finding;
}
