import type { Client } from '../../lib/model/client.ts';
import { languagesOf } from '../../lib/state/connection-labels.ts';
import { useTexts } from '../app-context.ts';
import { ClientName } from './ClientName.tsx';
import type { ClientBeats } from './client-beats.ts';
import { RoundTripChart } from './RoundTripChart.tsx';

/** How long the answers to one client's heartbeats took, over all its connections. */
export function RoundTripCard({ client, beats }: { client: Client; beats: ClientBeats }) {
  const { streams: texts } = useTexts();
  const missed = beats.beats.filter((beat) => beats.missing.has(beat)).length;
  const summary = texts.roundTripSummary(beats.answeredCount, beats.usualMs, beats.longestMs, missed);
  return (
    <article
      class="retry-card"
      aria-label={texts.roundTrips}
      data-round-trips-of={client.id}
      data-language={languagesOf(client.attribution)[0]}
    >
      <h3 class="retry-heading">
        <ClientName client={client} />
      </h3>
      <p class="retry-facts">
        {texts.roundTrips}: {summary}
      </p>
      <RoundTripChart beats={beats.beats} missing={beats.missing} summary={summary} />
    </article>
  );
}
