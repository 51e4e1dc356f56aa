// Messages of 200 bytes as a market feed sends them: a few types, many values.
const TYPES = ['tick', 'trade', 'order_update', 'depth', 'signal', 'pong'] as const;
const SYMBOLS = ['BTC-USDT', 'ETH-USDT', 'SOL-USDT', 'ADA-BRL', 'PETR4', 'VALE3', 'XRP-EUR'] as const;
const BYTES = 200;

/** Message `n`. */
export function tickText(n: number): string {
  const type = TYPES[n % TYPES.length];
  const symbol = SYMBOLS[n % SYMBOLS.length];
  const price = ((n * 7919) % 100_003) / 100;
  const head = `{"type":"${type}","n":${n},"data":{"symbol":"${symbol}","price":${price},"side":"${n % 2 ? 'buy' : 'sell'}"}`;
  return `${head},"pad":"`.padEnd(BYTES - 2, 'x').concat('"}');
}
