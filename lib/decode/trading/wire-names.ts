// Names that the app has on the wire.

/** `trading_signals` is published, but `/ws` does not let anyone subscribe to it. */
export const CHANNELS = ['general', 'trading_data', 'scanner_status', 'market_data', 'signals', 'trading_signals'];

export const ERROR_CODES = [
  'invalid_json',
  'invalid_format',
  'invalid_subscription_data',
  'invalid_channel',
  'subscription_failed',
  'invalid_update_data',
  'unknown_message_type',
] as const;
