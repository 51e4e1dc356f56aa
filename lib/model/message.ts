// One message as the grid shows it. Pure.
import type { ConnectionId } from '../protocol/identifiers.ts';

export type Direction = 'sent' | 'received';

export interface Message {
  /** Place in the session's log of messages, from 0, never reused. */
  readonly index: number;
  readonly connectionId: ConnectionId;
  readonly direction: Direction;
  readonly timestamp: number;
  readonly kind: 'text' | 'binary';
  readonly byteLength: number;
  readonly payload: string | Uint8Array | null;
  readonly isTruncated: boolean;
  /** Connections that received this broadcast while they were open at once; 1 for all else. */
  readonly copies: number;
  /** Sequence inside its realm: where a Blob's late payload finds it. */
  readonly sequence: number;
}
