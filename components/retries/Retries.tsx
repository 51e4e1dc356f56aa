import { useApp, useTexts } from '../app-context.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { beatsOf } from './client-beats.ts';
import { PolicyPicker } from './PolicyPicker.tsx';
import { RetryCard } from './RetryCard.tsx';
import { RoundTripCard } from './RoundTripCard.tsx';
import './retries.css';

/** Hundreds of clients retry in a storm: more cards than this nobody reads, and each draws a picture. */
const MAX_CARDS = 20;

/** For each client that connected again: how long it waited, held against the policy of the site. */
export function Retries() {
  const { session, grid, policy, clock } = useApp();
  const { retries: texts } = useTexts();
  const { clients } = session.view.value;
  const chosen = grid.chosenConnections.value;
  const retrying = clients.filter(({ attempts }) => attempts.some(({ retry }) => retry > 0));
  const wanted = retrying.filter(({ connectionIds }) => connectionIds.some((id) => chosen.has(id)));
  const shown = (wanted.length === 0 ? retrying : wanted).slice(0, MAX_CARDS);
  const beating = (
    chosen.size === 0 ? clients : clients.filter(({ connectionIds }) => connectionIds.some((id) => chosen.has(id)))
  )
    .map((client) => ({
      client,
      beats: beatsOf(client, session.view.value, { now: clock.value, missing: session.missing.value }),
    }))
    .filter(({ beats }) => beats !== null)
    .slice(0, MAX_CARDS);
  if (shown.length === 0 && beating.length === 0) return <EmptyState title={texts.emptyTitle} hint={texts.emptyHint} />;
  return (
    <section class="retries" aria-label={texts.label}>
      <header class="retries-header">
        <PolicyPicker />
        {policy.choice.value !== 'none' && <span class="retries-policy">{texts.policyWords(policy.policy.value)}</span>}
        <span class="retries-count">{texts.cards(shown.length, retrying.length)}</span>
      </header>
      <div class="retry-cards">
        {shown.map((client) => (
          <RetryCard key={client.id} client={client} />
        ))}
        {beating.map(({ client, beats }) => beats && <RoundTripCard key={client.id} client={client} beats={beats} />)}
      </div>
    </section>
  );
}
