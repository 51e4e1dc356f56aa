// Messages of 200 bytes as a market feed sends them: a few types, many values.
const TYPES = ['tick', 'trade', 'order_update', 'depth', 'signal', 'pong'] as const;
const SYMBOLS = ['BTC-USDT', 'ETH-USDT', 'SOL-USDT', 'ADA-BRL', 'PETR4', 'VALE3', 'XRP-EUR'] as const;
const BYTES = 200;

export function typeOf(n: number): string {
  return TYPES[n % TYPES.length] as string;
}

export function symbolOf(n: number): string {
  return SYMBOLS[n % SYMBOLS.length] as string;
}

export function priceOf(n: number): number {
  return ((n * 7919) % 100_003) / 100;
}

/** Message `n`. */
export function tickText(n: number): string {
  const data = `"symbol":"${symbolOf(n)}","price":${priceOf(n)},"side":"${n % 2 ? 'buy' : 'sell'}"`;
  return `{"type":"${typeOf(n)}","n":${n},"data":{${data}},"pad":"`.padEnd(BYTES - 2, 'x').concat('"}');
}
