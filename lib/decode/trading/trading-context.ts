// What is known of a message of the trading app besides its text. All of it may be missing.

export interface TradingContext {
  readonly direction?: 'sent' | 'received' | undefined;
  /** Of the connection; of the request, for what was polled by HTTP. */
  readonly url?: string | undefined;
  /** The connection has proved to be the app's: then names that every protocol uses (`ping`) are the app's too. */
  readonly isApp?: boolean | undefined;
}
