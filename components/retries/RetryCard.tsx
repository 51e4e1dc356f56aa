import { useId, useMemo } from 'preact/hooks';
import type { BackoffFit } from '../../lib/model/backoff/fit.ts';
import { libraryDefaultsOf } from '../../lib/model/backoff/library-defaults.ts';
import { type Policy, policyDelayMs } from '../../lib/model/backoff/policy.ts';
import type { Client } from '../../lib/model/client.ts';
import { languagesOf } from '../../lib/state/connection-labels.ts';
import { useApp, useTexts } from '../app-context.ts';
import { AttemptTable } from './AttemptTable.tsx';
import { ClientName } from './ClientName.tsx';
import { Ladder } from './Ladder.tsx';
import { climbsOf, type DelayRule } from './ladder-layout.ts';
import { libraryTracesOf } from './library-traces.ts';
import { observedFit, ruleOfFit, tallyOf, waitsOf } from './observed-rule.ts';

/** Waits that are named in words. */
const NAMED = 8;

/** The retries of one client: in words, as a ladder, and one by one. */
export function RetryCard({ client }: { client: Client }) {
  const { policy: chosen, session } = useApp();
  const texts = useTexts();
  const headingId = useId();
  const { attribution, attempts } = client;
  const rule = chosen.choice.value === 'none' ? null : ruleOf(chosen.policy.value);
  const delays = climbsOf(attempts).at(-1) ?? [];
  // Takes some ms where there is jitter; the attempts are the same list until there is another.
  const fit = useMemo(() => observedFit(attempts), [attempts]);
  const view = session.view.value;
  const defaults = useMemo(() => libraryDefaultsOf(waitsOf(attempts), libraryTracesOf(client, view)), [attempts]);
  const words = [
    texts.retries.attempts(
      attempts.length,
      delays.slice(0, NAMED).map(({ delayMs }) => delayMs ?? 0),
    ),
    fit === null || (defaults !== null && isGuess(fit)) ? '' : texts.retries.observed(fit),
    defaults === null ? '' : texts.retries.libraryDefaults(defaults),
    rule === null ? '' : texts.retries.tally(tallyOf(attempts, rule)),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
  return (
    <article
      class="retry-card"
      aria-labelledby={headingId}
      data-retries-of={client.id}
      data-language={languagesOf(attribution)[0]}
    >
      <h3 class="retry-heading" id={headingId}>
        <ClientName client={client} />
      </h3>
      <p class="retry-facts">{words}</p>
      <Ladder attempts={attempts} policy={rule} fitted={ruleOfFit(fit)} hasGivenUp={false} summary={words} />
      <AttemptTable client={client} policy={rule} />
    </article>
  );
}

/** What a library is known to do is not guessed at beside it. */
function isGuess({ certainty, probability }: BackoffFit): boolean {
  return certainty === 'uncertain' || certainty === 'medium' || probability !== null;
}

function ruleOf(policy: Policy): DelayRule {
  return { delayMs: (retry) => policyDelayMs(policy, retry), maxRetries: policy.maxRetries };
}
