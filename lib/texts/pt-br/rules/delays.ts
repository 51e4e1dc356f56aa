// Quanto os clientes esperam antes de tentar de novo.
import type { RuleTexts } from '../../areas/rules.ts';
import { clientWords } from '../client-words.ts';
import { duration, number, plural } from '../words.ts';

type DelayRule =
  | 'delay-above-cap'
  | 'delay-below-policy'
  | 'fixed-delay'
  | 'no-jitter'
  | 'never-resets'
  | 'hidden-page-delays';

export const delays: Pick<RuleTexts, DelayRule> = {
  'delay-above-cap': {
    sentence: ({ connection, facts: { count, longestMs, capMs } }) => [
      ...clientWords(connection),
      ` esperou mais do que a política permite antes de ${plural(count, 'nova tentativa', 'novas tentativas')}: até ${duration(longestMs)}, com teto de ${duration(capMs)}.`,
    ],
    meaning: ({ facts: { count, waits } }) =>
      `${number(count)} de ${plural(waits, 'espera', 'esperas')} acima do teto. Enquanto espera, ele não percebe que o servidor voltou.`,
    remedy: () =>
      'Limite a espera no código que agenda a nova tentativa (Math.min com o teto), ou escolha em Tentativas a política pretendida.',
    explanation:
      'Compara cada espera com o teto da política escolhida em Tentativas, com folga de 10 % e um quarto de segundo. Esperas com a página oculta ficam de fora: o navegador as estica.',
  },
  'delay-below-policy': {
    sentence: ({ connection, facts: { count, delayMs, policyMs } }) => [
      ...clientWords(connection),
      ` esperou menos da metade do que a política pede antes de ${plural(count, 'nova tentativa', 'novas tentativas')}: ${duration(delayMs)} em vez de ${duration(policyMs)}.`,
    ],
    meaning: ({ facts: { count, waits } }) =>
      `${number(count)} de ${plural(waits, 'espera', 'esperas')} tão curtas assim. Um servidor em apuros recebe mais tentativas justamente quando menos pode atender.`,
    remedy: () =>
      'Veja o código que agenda a nova tentativa: espera inicial, crescimento e a unidade (segundos ou milissegundos). Se as esperas são de propósito, escolha a política delas em Tentativas.',
    explanation:
      'Compara cada espera com a política escolhida em Tentativas e fala a partir da segunda que fica abaixo da metade, para que um sorteio de até metade passe. Tentativas feitas porque a página voltou a ser vista ficam de fora.',
  },
  'fixed-delay': {
    sentence: ({ connection, facts: { waits, delayMs } }) => [
      ...clientWords(connection),
      ` espera sempre o mesmo: ${plural(waits, 'espera', 'esperas')} de ${duration(delayMs)}.`,
    ],
    meaning: () =>
      'Sem crescimento, todo cliente que perdeu o servidor continua pedindo no mesmo ritmo enquanto ele estiver fora.',
    remedy: () => 'Multiplique a espera após cada falha, até um teto, e recomece após um sucesso.',
    explanation:
      'Procura quatro ou mais esperas seguidas, sem sucesso no meio, com diferença menor que um décimo. Não contam esperas perto do teto da política, nem as que vieram depois de outras mais curtas, ou de outras que uma página oculta esticou: quem chegou a um teto espera sempre o mesmo, como deve.',
  },
  'no-jitter': {
    sentence: ({ connection, facts: { waits } }) => [
      ...clientWords(connection),
      ` não deixa nada ao acaso: ${plural(waits, 'espera segue', 'esperas seguem')} a regra com exatidão.`,
    ],
    meaning: () =>
      'Um cliente sozinho não causa mal com isso. Mil que perderam o servidor no mesmo instante voltam no mesmo instante.',
    remedy: () => 'Some uma parte aleatória a cada espera, por exemplo algo entre a metade e o total dela.',
    explanation:
      'Ajusta uma regra a cinco ou mais esperas e fala quando uma sem parte aleatória as explica. É uma nota: para uma única página muda pouco.',
  },
  'never-resets': {
    sentence: ({ connection, facts: { beforeMs, afterMs, firstMs } }) => [
      ...clientWords(connection),
      ` não recomeça após um sucesso: esperou ${duration(afterMs)} depois de um, e ${duration(beforeMs)} antes, quando a primeira espera foi de ${duration(firstMs)}.`,
    ],
    meaning: ({ confidence, facts: { count, heldMs } }) =>
      confidence === 'uncertain'
        ? `Visto ${plural(count, 'vez', 'vezes')}, a última após uma conexão que durou só ${duration(heldMs)}. Um cliente que só recomeça quando a conexão já durou algum tempo faz bem.`
        : `Visto ${plural(count, 'vez', 'vezes')}. Depois de uma boa conexão, a próxima perda custa como se não tivesse havido nenhuma.`,
    remedy: () => 'Zere o contador de tentativas no onopen ou, melhor, quando a conexão já durou algum tempo.',
    explanation:
      'Compara a primeira espera após um sucesso com a última antes dele, onde as esperas tinham crescido 40 % ou mais. Visto uma vez é provável, visto duas vezes é certo; onde nenhuma dessas conexões durou seis segundos, é só nota.',
  },
  'hidden-page-delays': {
    sentence: ({ connection, facts: { count, longestMs, policyMs } }) => [
      ...clientWords(connection),
      ` voltou tarde com a página oculta: ${plural(count, 'nova tentativa', 'novas tentativas')}, após até ${duration(longestMs)} em vez de ${duration(policyMs)}.`,
    ],
    meaning: () =>
      'O navegador atrasa os timers de páginas ocultas: para um por segundo e, após cinco minutos, um por minuto. Não é falha do app.',
    remedy: () =>
      'Nada precisa ser feito. Para voltar antes, conecte no visibilitychange quando a página for mostrada.',
    explanation:
      'Nomeia esperas mais longas do que a política pede durante as quais a página ficou oculta por algum tempo. Nunca é um alarme, e essas esperas não contam para nenhuma outra regra.',
  },
};
