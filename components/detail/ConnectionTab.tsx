import type { Connection } from '../../lib/model/connection.ts';
import { useApp, useTexts } from '../app-context.ts';
import { OpenerBadge } from '../connections/OpenerBadge.tsx';
import { PlaceLink } from '../connections/PlaceLink.tsx';
import { placesOf } from '../connections/place-name.ts';
import { shownFailureOf } from '../connections/shown-failure.ts';
import { stateWords } from '../connections/state-words.ts';
import { visibleText } from '../ui/visible-text.ts';
import { ClosingFacts } from './ClosingFacts.tsx';
import { Fact, Facts } from './Facts.tsx';
import { HandshakeFacts } from './HandshakeFacts.tsx';
import { HeartbeatFacts } from './HeartbeatFacts.tsx';
import { SubscriptionFacts } from './SubscriptionFacts.tsx';
import { TimeFacts } from './TimeFacts.tsx';

/** All that is known of one connection, and who knows it. */
export function ConnectionTab({ connection }: { connection: Connection }) {
  const app = useApp();
  const texts = useTexts();
  const { connection: words } = texts;
  const { attribution, witnesses, requestedSubprotocols, subprotocol, extensions, traffic } = connection;
  const seenBy =
    witnesses.hook && witnesses.network ? words.seenByBoth : witnesses.hook ? words.seenByHook : words.seenByNetwork;
  // The network layer may still report it.
  const isAwaited = shownFailureOf(connection, app)?.cause === 'awaited';
  const isTrafficSeen = witnesses.hook || connection.network?.hasCounts !== false;
  return (
    <div class="scroll">
      <ClosingFacts connection={connection} />
      <Facts title={words.general}>
        <Fact name={words.url}>
          <bdi class="untrusted">{visibleText(connection.url)}</bdi>
        </Fact>
        <Fact name={words.state}>{stateWords(connection, app, texts)}</Fact>
        <Fact name={words.openedBy}>
          <OpenerBadge attribution={attribution} />{' '}
          {placesOf(attribution).map((place) => (
            <span key={`${place.url}:${place.line}`}>
              <PlaceLink place={place} />{' '}
            </span>
          ))}
        </Fact>
        <Fact name={words.requestedSubprotocols}>{listed(requestedSubprotocols) || words.none}</Fact>
        <Fact name={words.subprotocol}>{visibleText(subprotocol ?? '') || words.none}</Fact>
        <Fact name={words.extensions}>{visibleText(extensions ?? '') || words.none}</Fact>
        {!isAwaited && <Fact name={words.witnesses}>{seenBy}</Fact>}
      </Facts>
      <TimeFacts connection={connection} />
      <Facts title={words.traffic}>
        {isTrafficSeen ? (
          <>
            <Fact name={words.received}>{words.messagesAndBytes(traffic.receivedCount, traffic.receivedBytes)}</Fact>
            <Fact name={words.sent}>{words.messagesAndBytes(traffic.sentCount, traffic.sentBytes)}</Fact>
          </>
        ) : (
          <Fact name={words.received}>{words.trafficNotSeen}</Fact>
        )}
        {traffic.failedSendCount > 0 && <Fact name={words.notSent}>{words.failedSends(traffic.failedSendCount)}</Fact>}
      </Facts>
      <SubscriptionFacts connection={connection} />
      <HeartbeatFacts connection={connection} />
      {connection.network !== null && <HandshakeFacts network={connection.network} />}
    </div>
  );
}

function listed(names: readonly string[] | null): string {
  return visibleText((names ?? []).join(', '));
}
