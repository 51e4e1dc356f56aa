import type { Connection } from '../../lib/model/connection.ts';
import { gapsOf, knownUntil } from '../../lib/model/gaps.ts';
import type { Heartbeat } from '../../lib/model/streams/heartbeat.ts';
import { overdueOf, rhythmOf, visibilityOf } from '../../lib/model/streams/heartbeat-facts.ts';
import { useApp, useTexts } from '../app-context.ts';
import { visibleText } from '../ui/visible-text.ts';
import { Fact, Facts } from './Facts.tsx';

/** The signs of life of one connection, found among its messages. */
export function HeartbeatFacts({ connection }: { connection: Connection }) {
  const { session } = useApp();
  const { streams: texts } = useTexts();
  const heartbeats = session.view.value.streams.get(connection.id)?.heartbeats ?? [];
  return (
    <Facts title={texts.heartbeats}>
      {heartbeats.length === 0 && <p>{texts.noHeartbeat}</p>}
      {heartbeats.map((heartbeat) => (
        <HeartbeatFact key={`${heartbeat.from} ${heartbeat.ping}`} heartbeat={heartbeat} connection={connection} />
      ))}
      <p class="facts-note">{texts.invisiblePings}</p>
    </Facts>
  );
}

function HeartbeatFact({ heartbeat, connection }: { heartbeat: Heartbeat; connection: Connection }) {
  const { session, clock } = useApp();
  const { streams: texts } = useTexts();
  const { count, isAnswerable, shortestMs, longestMs, missedCount } = heartbeat;
  const rhythm = rhythmOf(heartbeat, visibilityOf(session.view.value.hiddenTimes));
  const { intervalMs, roundTripMs, throttledCount } = rhythm;
  const stream = session.view.value.streams.get(connection.id);
  const gaps = gapsOf(stream?.realmId ?? connection.realmId, session.view.value, session.missing.value);
  const overdue = overdueOf(heartbeat, rhythm, (since) =>
    knownUntil(gaps, since, connection.closedAt ?? clock.value),
  ).length;
  const name = visibleText(texts.heartbeat(heartbeat));
  return (
    <div class="heartbeat" data-testid="heartbeat">
      <p class="untrusted">{name}</p>
      <Fact name={texts.interval}>
        {intervalMs === null ? texts.beats(count) : texts.everyMs(intervalMs, count)}
        {throttledCount > 0 && <div>{texts.throttled(throttledCount)}</div>}
      </Fact>
      {roundTripMs !== null && shortestMs !== null && longestMs !== null && (
        <Fact name={texts.roundTrip}>{texts.roundTripWords(roundTripMs, shortestMs, longestMs)}</Fact>
      )}
      {isAnswerable && (
        <Fact name={texts.missed}>
          <span class={missedCount + overdue > 0 ? 'is-wrong' : undefined}>
            {texts.missedWords(missedCount, overdue)}
          </span>
        </Fact>
      )}
    </div>
  );
}
