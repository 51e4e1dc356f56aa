// What an object of the page says of its connection, against the ready state of the `WebSocket` that it holds. Pure.
import type { FlagHolder } from '../protocol/checks.ts';
import type { ReadyState } from './connection.ts';

export interface WrongFlag {
  readonly flag: string;
  readonly value: boolean;
  /** Null when the object holds no `WebSocket`. */
  readonly readyState: ReadyState | null;
  /** A closing handshake that takes its time, or an attempt given up on: wrong, but the page will hear of it. */
  readonly isPassing: boolean;
}

const READY_STATES = ['connecting', 'open', 'closing', 'closed'] as const;

/** A flag whose name ends as `isConnecting` does tells of connecting, any other of being open. */
export function wrongFlagsIn({ flags, socket }: FlagHolder): WrongFlag[] {
  const readyState = socket === null ? null : (READY_STATES[socket.readyState] ?? 'closed');
  return flags.flatMap(({ name: flag, value }) => {
    const isOfConnecting = /ing$/i.test(flag);
    if (value === (readyState === (isOfConnecting ? 'connecting' : 'open'))) return [];
    return [{ flag, value, readyState, isPassing: isOfConnecting || readyState === 'closing' }];
  });
}
