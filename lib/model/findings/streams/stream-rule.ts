// A rule over what was said on one connection.
import type { Connection } from '../../connection.ts';
import type { SessionView } from '../../session.ts';
import type { Heartbeat } from '../../streams/heartbeat.ts';
import type { HeartbeatRhythm } from '../../streams/heartbeat-facts.ts';
import type { Stream } from '../../streams/stream.ts';
import type { Evidence } from '../evidence.ts';
import type { Finding, FindingOf, Rule } from '../finding.ts';
import type { Standard } from '../standard.ts';

export interface Heard {
  readonly stream: Stream;
  readonly connection: Connection;
}

export interface StreamCase extends Heard {
  readonly view: SessionView;
  readonly standard: Standard;
  /** Epoch ms: the present, or when the connection ended. */
  readonly at: number;
  /** Epoch ms up to when all is known that was said here since then: `at`, unless messages are missing. */
  readonly knownUntil: (since: number) => number;
  /** Epoch ms since when all is known: that, unless messages are missing from after it. */
  readonly knownSince: (since: number) => number;
  readonly isOpen: boolean;
  readonly isTrading: boolean;
  /** Other connections to the same endpoint that something was heard on. */
  readonly neighbours: () => readonly Heard[];
  readonly rhythmOf: (heartbeat: Heartbeat) => HeartbeatRhythm;
}

export type StreamRule = (one: StreamCase) => readonly Finding[];

/** Answers that take longer than this are missing. ms */
export const ANSWER_MS = 5_000;

/** What all findings about one connection have; the rest is added to it. */
export function ofConnection<Name extends Rule>(
  rule: Name,
  { connection, isOpen, at }: StreamCase,
  about = '',
): Pick<FindingOf<Name>, 'rule' | 'id' | 'connectionIds' | 'until'> {
  const id = `${rule} ${connection.id}${about === '' ? '' : ` ${about}`}`;
  return { rule, id, connectionIds: [connection.id], until: isOpen ? null : at };
}

export function messagesOf(indexes: ReadonlyArray<number | null>): readonly Evidence[] {
  return indexes.filter((index) => index !== null).map((index) => ({ kind: 'message', index }));
}
