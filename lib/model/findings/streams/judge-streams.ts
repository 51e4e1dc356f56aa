// Judges what was said on all connections: each again only when something was heard on it or, while it is open, the clock
// went on.
import type { ConnectionId } from '../../../protocol/identifiers.ts';
import type { Client } from '../../client.ts';
import type { Connection } from '../../connection.ts';
import { gapsOf, knownSince, knownUntil } from '../../gaps.ts';
import type { SessionView } from '../../session.ts';
import type { Heartbeat } from '../../streams/heartbeat.ts';
import { type HeartbeatRhythm, rhythmOf, visibilityOf } from '../../streams/heartbeat-facts.ts';
import type { Stream } from '../../streams/stream.ts';
import type { HiddenTime } from '../../visibility.ts';
import type { Finding } from '../finding.ts';
import type { Standard } from '../standard.ts';
import { messageRefused, schemaDrift, textNotJson, unknownType } from './content-rules.ts';
import { beatsThrottled, heartbeatLost, pongRejected, serverSilent } from './heartbeat-rules.ts';
import { fewerOnServer, type PageRule, pollingActive, staleFlag } from './page-rules.ts';
import { reconnectGap } from './reconnect-gap.ts';
import { scanContradiction, scanInterrupted, scanWithoutEnd } from './scan-rules.ts';
import type { Heard, StreamCase, StreamRule } from './stream-rule.ts';
import {
  channelSilent,
  requestUnanswered,
  subscriptionDoubled,
  subscriptionRefused,
  subscriptionRepeated,
  subscriptionUnanswered,
} from './subscription-rules.ts';
import { connectionUnheard } from './unheard-rule.ts';

const STREAM_RULES: readonly StreamRule[] = [
  ...[heartbeatLost, serverSilent, beatsThrottled, pongRejected, connectionUnheard],
  ...[subscriptionUnanswered, subscriptionRefused, subscriptionRepeated, subscriptionDoubled, channelSilent],
  ...[requestUnanswered, scanWithoutEnd, scanInterrupted, scanContradiction],
  ...[unknownType, messageRefused, schemaDrift, textNotJson],
];
const PAGE_RULES: readonly PageRule[] = [pollingActive, fewerOnServer, staleFlag];

interface Settled {
  readonly stream: Stream;
  readonly closedAt: number | null;
  readonly policy: Standard['policy'];
  /** Connections that there were: a later one may tell how something went on. */
  readonly connectionCount: number;
  readonly findings: readonly Finding[];
}

export function createStreamJudge(): (view: SessionView, standard: Standard) => readonly Finding[] {
  const settled = new Map<ConnectionId, Settled>();
  const rhythms = new WeakMap<Heartbeat, HeartbeatRhythm>();
  let hiddenTimes: readonly HiddenTime[] = [];
  const reconnectGaps = new WeakMap<Client, readonly Finding[]>();

  function knownRhythmOf(heartbeat: Heartbeat): HeartbeatRhythm {
    const known = rhythms.get(heartbeat);
    if (known !== undefined) return known;
    const rhythm = rhythmOf(heartbeat, visibilityOf(hiddenTimes));
    rhythms.set(heartbeat, rhythm);
    return rhythm;
  }

  function judged(
    connection: Connection,
    stream: Stream,
    view: SessionView,
    standard: Standard,
    heard: Heard[],
  ): readonly Finding[] {
    const { closedAt } = connection;
    const known = settled.get(connection.id);
    const connectionCount = view.connections.size;
    const isKnown =
      known !== undefined &&
      closedAt !== null &&
      known.stream === stream &&
      known.closedAt === closedAt &&
      known.policy === standard.policy &&
      known.connectionCount === connectionCount;
    if (isKnown) return known.findings;
    const at = closedAt ?? Math.max(standard.now, stream.lastReceivedAt ?? 0);
    const gaps = gapsOf(stream.realmId, view, standard.missing, at);
    const one: StreamCase = {
      stream,
      connection,
      view,
      standard,
      at,
      knownUntil: (since) => knownUntil(gaps, since, at),
      knownSince: (since) => knownSince(gaps, since),
      isOpen: connection.readyState === 'open',
      isTrading: stream.format === 'trading',
      neighbours: () => heard.filter((other) => other.connection !== connection),
      rhythmOf: knownRhythmOf,
    };
    const findings = STREAM_RULES.flatMap((rule) => rule(one));
    settled.set(connection.id, { stream, closedAt, policy: standard.policy, connectionCount, findings });
    return findings;
  }

  function reconnectGapsOf(client: Client, view: SessionView): readonly Finding[] {
    const known = reconnectGaps.get(client) ?? reconnectGap(client, view);
    reconnectGaps.set(client, known);
    return known;
  }

  return (view, standard) => {
    if (view.hiddenTimes !== hiddenTimes) {
      hiddenTimes = view.hiddenTimes;
      for (const { heartbeats } of view.streams.values()) for (const heartbeat of heartbeats) rhythms.delete(heartbeat);
    }
    const byEndpoint = heardByEndpoint(view);
    const ofStreams = [...byEndpoint.values()].flatMap((heard) =>
      heard.flatMap(({ connection, stream }) => judged(connection, stream, view, standard, heard)),
    );
    const ofClients = view.clients.flatMap((client) => reconnectGapsOf(client, view));
    return [...ofStreams, ...ofClients, ...PAGE_RULES.flatMap((rule) => rule(view, standard))];
  };
}

function heardByEndpoint({ streams, connections }: SessionView): Map<string, Heard[]> {
  const byEndpoint = new Map<string, Heard[]>();
  for (const [id, stream] of streams) {
    const connection = connections.get(id);
    if (connection === undefined) continue;
    const heard = byEndpoint.get(connection.endpoint.key);
    if (heard === undefined) byEndpoint.set(connection.endpoint.key, [{ stream, connection }]);
    else heard.push({ stream, connection });
  }
  return byEndpoint;
}
