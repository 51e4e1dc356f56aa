// How the server behaves at this moment. A scenario is a set of these; they may change while connections are open.
import type { Generation } from './constants.ts';

export interface ServerSettings {
  readonly generation: Generation;
  /** The sixth connection at a limit of 5 gets 403 at the upgrade; null is no limit. */
  maxConnections: number | null;
  /** Every upgrade is answered with 403. */
  forbidsUpgrades: boolean;
  /** False: no pings from the server, and no pong for a client's ping. */
  sendsHeartbeats: boolean;
  /** Every delivery by the list fails, so the server forgets connections and leaves them open. */
  losesConnections: boolean;
  /** Each connection is sent one text that is not JSON, shortly after its welcome. */
  sendsBadJson: boolean;
  /** The event loop is held up in the middle of each scan. */
  stallsDuringScan: boolean;
}

export function defaultSettings(generation: Generation, maxConnections: number | null): ServerSettings {
  return {
    generation,
    maxConnections,
    forbidsUpgrades: false,
    sendsHeartbeats: true,
    losesConnections: false,
    sendsBadJson: false,
    stallsDuringScan: false,
  };
}
