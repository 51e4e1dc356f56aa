// What was said on one connection, beyond single messages: a snapshot, never changed. Pure data.
import type { ConnectionId, RealmId } from '../../protocol/identifiers.ts';
import type { Complaint } from './complaint.ts';
import type { BrokenTexts, TypeDrift } from './drift-book.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { Request } from './requests.ts';
import type { Scan } from './scan.ts';
import type { Subscription } from './subscriptions.ts';

export interface Stream {
  readonly connectionId: ConnectionId;
  /** In whose order its messages stand. */
  readonly realmId: RealmId;
  /** As `lib/decode` tells it; null where each message speaks for itself. */
  readonly format: string | null;
  /** Types of messages that only the trading app is known for, on a connection that proved to be its; else 0. */
  readonly appTypeCount: number;
  readonly heartbeats: readonly Heartbeat[];
  readonly subscriptions: readonly Subscription[];
  readonly scans: readonly Scan[];
  readonly complaints: readonly Complaint[];
  /** Requests of the trading app that wait for their answer. */
  readonly requests: readonly Request[];
  readonly unknownTypes: readonly UnknownType[];
  readonly drifts: readonly TypeDrift[];
  readonly broken: readonly BrokenTexts[];
  readonly receivedCount: number;
  /** Epoch ms; null while nothing came. */
  readonly lastReceivedAt: number | null;
  /** Messages came too fast to look at each: what was not seen says nothing. */
  readonly isOverwhelmed: boolean;
}

export interface UnknownType {
  readonly typeLabel: string;
  readonly isReceived: boolean;
  readonly count: number;
  readonly firstIndex: number;
  readonly lastIndex: number;
  readonly since: number;
}
