import type { LatestTexts } from '../areas/latest.ts';
import { plural } from './words.ts';

export const latest: LatestTexts = {
  label: 'Último valor de cada tipo',
  connection: 'Con.',
  direction: 'Direção',
  type: 'Tipo',
  count: 'Total',
  age: 'Idade',
  value: 'Último valor',
  leftOut: (messages) => `${plural(messages, 'mensagem', 'mensagens')} de outros tipos de fora: há tipos demais.`,
  reading: 'Lendo mensagens mais antigas…',
  emptyTitle: 'Nenhuma mensagem ainda',
  emptyHint: 'Aqui aparece a última mensagem de cada tipo, com a sua idade.',
};
