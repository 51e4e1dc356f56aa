// The trading app as a format of a connection: a message that only the app sends proves it, and then the names that every
// protocol uses (`ping`) are the app's too. Pure.
import { type Format, foundBy, refused } from './format.ts';
import { describeTrading } from './trading/describe-trading.ts';

export const trading: Format = {
  id: 'trading',
  name: 'Trading app',
  reads: 'nothing',
  detect({ samples, url }) {
    const isSpoken = samples.some(({ value, direction }) => {
      const hint = { direction: direction ?? undefined, url: url?.href };
      return value !== undefined && describeTrading(value, '', hint)?.format === 'trading';
    });
    return isSpoken ? foundBy('messages') : null;
  },
  describe: () => refused('Messages of the app are told as JSON.'),
  tree: () => null,
};
