// What the app's server waits for, in milliseconds of app time, and what it says about itself.

export const HEARTBEAT_MS = 30_000;
export const RECEIVE_TIMEOUT_MS = 300_000;
export const TRADING_UPDATE_MS = 15_000;
export const SCANNER_STATUS_MS = 30_000;
export const STALE_CHECK_MS = 60_000;
export const STALE_AFTER_MS = 300_000;
/** How long a broadcast may take for one connection before the server forgets that connection. */
export const SEND_TIMEOUT_MS = { high: 3000, normal: 5000, low: 10_000 } as const;
/** The later generation's limit. */
export const CONNECTION_LIMIT = 5;

export const SERVER_VERSION = '1.0.0';
export const SERVER_INFO = 'Trading Scanner API';
export const CHANNELS = ['general', 'trading_data', 'scanner_status', 'market_data', 'signals'] as const;
export const SUPPORTED_TYPES = ['ping', 'subscribe', 'unsubscribe', 'request_update', 'get_stats'] as const;

export type Priority = keyof typeof SEND_TIMEOUT_MS;
/** G is the generation that the troubleshooting guide was written for, H the later one. */
export type Generation = 'G' | 'H';
/** One message as the server builds it, before Python's JSON. */
export type ServerMessage = { type: string } & Record<string, unknown>;
