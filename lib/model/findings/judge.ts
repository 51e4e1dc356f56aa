// All findings of a session: those of its log, and those that need a policy or the present. Each client is judged again only
// when something about it changed.
import type { Client } from '../client.ts';
import type { SessionView } from '../session.ts';
import { delayAboveCap } from './delay-above-cap.ts';
import type { Finding } from './finding.ts';
import type { PolicyRule, Standard } from './standard.ts';
import { byWeight } from './weight.ts';

/** To add one: its file beside this one, its facts in a family, a line here. */
const POLICY_RULES: readonly PolicyRule[] = [delayAboveCap];

/** Judges a session anew each time it is asked; the same list as before when nothing differs. */
export type Judge = (view: SessionView, standard: Standard) => readonly Finding[];

interface Verdict {
  readonly policy: Standard['policy'];
  readonly findings: readonly Finding[];
}

export function createJudge(): Judge {
  const verdicts = new WeakMap<Client, Verdict>();
  let last: readonly Finding[] = [];

  function judged(client: Client, view: SessionView, standard: Standard): readonly Finding[] {
    const known = verdicts.get(client);
    if (known !== undefined && known.policy === standard.policy) return known.findings;
    const findings = POLICY_RULES.flatMap((rule) => rule(client, view, standard));
    verdicts.set(client, { policy: standard.policy, findings });
    return findings;
  }

  return (view, standard) => {
    const ofPolicy = view.clients.flatMap((client) => judged(client, view, standard));
    const next = [...view.findings, ...ofPolicy].sort(byWeight);
    const isSame = next.length === last.length && next.every((finding, index) => finding === last[index]);
    if (!isSame) last = next;
    return last;
  };
}
