import type { CopyTexts } from '../areas/copy.ts';
import { number, plural } from './words.ts';

export const copy: CopyTexts = {
  kinds: {
    text: 'Copy as text',
    json: 'Copy as JSON',
    base64: 'Copy as Base64',
    hex: 'Copy as hex',
    wscat: 'Copy as wscat command',
  },
  more: 'Copy as…',
  copied: (count, leftOut, cut) =>
    [
      `Copied ${plural(count, 'message', 'messages')}`,
      cut > 0 ? `, ${count > 1 ? `${number(cut)} of them ` : ''}only in part: the rest was not captured` : '',
      leftOut > 0 ? `; ${number(leftOut)} left out: too long together, or not kept` : '',
    ].join(''),
};
