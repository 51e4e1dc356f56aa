import type { DifferenceTexts } from '../areas/difference.ts';
import { number } from './words.ts';

export const difference: DifferenceTexts = {
  since: (time) => `Comparada com a anterior do mesmo tipo, ${time} antes, às`,
  noPrevious: 'Nenhuma mensagem deste tipo veio antes nesta conexão.',
  none: 'Nada mudou.',
  more: 'Há mais diferenças do que as exibidas.',
  field: 'Campo',
  offset: 'Posição',
  before: 'Antes',
  after: 'Depois',
  absent: 'ausente',
  atCharacter: (position) => `A partir do caractere ${number(position)}, depois de`,
};
