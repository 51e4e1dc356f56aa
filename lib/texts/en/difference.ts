import type { DifferenceTexts } from '../areas/difference.ts';
import { number } from './words.ts';

export const difference: DifferenceTexts = {
  since: (time) => `Compared with the one before of its type, ${time} earlier, at`,
  noPrevious: 'No message of this type came before it on its connection.',
  none: 'Nothing changed.',
  more: 'There are more differences than are shown.',
  field: 'Field',
  offset: 'Offset',
  before: 'Before',
  after: 'After',
  absent: 'absent',
  atCharacter: (position) => `From character ${number(position)}, after`,
};
