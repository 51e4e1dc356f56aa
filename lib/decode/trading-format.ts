// The trading app as a format of a connection: a message that only the app sends proves it, and then the names that every
// protocol uses (`ping`) are the app's too. Pure.
import { type Format, foundBy, refused } from './format.ts';
import { isProofOfApp } from './trading/recognise.ts';

export const trading: Format = {
  id: 'trading',
  name: 'Trading app',
  reads: 'nothing',
  detect: ({ samples }) =>
    samples.some(({ value }) => value !== undefined && isProofOfApp(value)) ? foundBy('messages') : null,
  describe: () => refused('Messages of the app are told as JSON.'),
  tree: () => null,
};
