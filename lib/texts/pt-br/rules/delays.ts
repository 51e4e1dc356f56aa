// Quanto os clientes esperam antes de tentar de novo.
import type { RetryFacts } from '../../../model/findings/retry-facts.ts';
import type { RuleTexts } from '../../areas/rules.ts';
import { clientWords } from '../client-words.ts';
import { duration, number, plural } from '../words.ts';

export const delays: Pick<RuleTexts, keyof RetryFacts> = {
  'delay-above-cap': {
    sentence: ({ connection, facts: { count, longestMs, capMs } }) => [
      ...clientWords(connection),
      ` esperou mais do que a política permite antes de ${plural(count, 'nova tentativa', 'novas tentativas')}: até ${duration(longestMs)}, quando o teto é ${duration(capMs)}.`,
    ],
    meaning: ({ facts: { count, waits } }) =>
      `${number(count)} de ${plural(waits, 'espera passou', 'esperas passaram')} do teto. Enquanto espera, ele não percebe que o servidor voltou.`,
    remedy: () =>
      'Limite a espera no código que agenda a nova tentativa (Math.min com o teto), ou escolha em Retentativas a política pretendida.',
    explanation:
      'Compara cada espera com o teto da política escolhida em Retentativas, com folga de 10 % e um quarto de segundo. Esperas com a página oculta ficam de fora: o navegador as estica.',
  },
};
