// Varreduras da aplicação de trading cujo fim ninguém ouviu, ou que dizem duas coisas ao mesmo tempo.
import type { ScanFacts } from '../../../model/findings/stream-facts.ts';
import type { RuleTexts } from '../../areas/rules.ts';
import { duration, number, plural } from '../words.ts';

function progress({ processed, total }: { readonly processed: number | null; readonly total: number | null }): string {
  if (processed === null) return '';
  return total === null ? ` (em ${number(processed)})` : ` (em ${number(processed)} de ${number(total)})`;
}

export const scans: Pick<RuleTexts, keyof ScanFacts> = {
  'scan-without-end': {
    sentence: ({ connection, facts }) => [
      'Em ',
      connection === undefined ? 'uma conexão' : { connection },
      facts.isOver
        ? ` uma varredura não disse nada por ${duration(facts.silentMs)}, depois continuou.`
        : ` uma varredura começou e não diz nada há ${duration(facts.silentMs)}${progress(facts)}.`,
    ],
    meaning: ({ facts: { isOver } }) =>
      isOver
        ? 'Ela trabalhava sem dizer nada, ou o servidor estava travado; se outras mensagens também pararam, foi isso. Enquanto isso, a página não distingue esta varredura de uma que morreu.'
        : 'Pode estar trabalhando sem dizer nada, ou ter terminado sem avisar. A página continua a mostrá-la como em andamento.',
    remedy: () =>
      'Veja no log do servidor o que houve com ela. Faça o servidor dizer o fim também quando falha, e a página perguntar o estado quando nada vem.',
    explanation:
      'Olha varreduras que começaram numa conexão aberta e não têm fim, quando se calam por dez das suas pausas usuais e por um intervalo de heartbeat da política. A que continuou depois de um silêncio assim fica como nota.',
  },
  'scan-interrupted': {
    sentence: ({ connection, facts }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ` fechou com uma varredura em andamento${progress(facts)}`,
      facts.awayMs === null
        ? '; a página não conectou de novo desde então.'
        : `; a página conectou de novo depois de ${duration(facts.awayMs)}.`,
    ],
    meaning: ({ facts: { isEndKnown } }) =>
      isEndKnown
        ? 'O que a varredura disse no intervalo se perdeu: o servidor não repete nada. O fim dela foi ouvido numa conexão posterior.'
        : 'O que a varredura disse dali em diante se perdeu: o servidor não repete nada. Como terminou não se ouviu.',
    remedy: () =>
      'Faça a página perguntar o estado da varredura ao reconectar. Se as conexões caem justo durante varreduras, veja se elas travam o servidor.',
    explanation: 'Procura conexões que fecharam entre o começo e o fim de uma varredura, sem ser por saída da página.',
  },
  'scan-contradiction': {
    sentence: ({ connection, facts: { overlaps, contradictoryEnds } }) => [
      'Em ',
      connection === undefined ? 'uma conexão' : { connection },
      ' ',
      [
        overlaps > 0 &&
          `${plural(overlaps, 'varredura foi seguida', 'varreduras foram seguidas')} por outra antes do fim`,
        contradictoryEnds > 0 &&
          `${plural(contradictoryEnds, 'varredura terminou', 'varreduras terminaram')} de dois modos que não podem ser ambos verdade`,
      ]
        .filter(Boolean)
        .join(', e '),
      '.',
    ],
    meaning: () =>
      'Varreduras não têm id; a página não distingue duas ao mesmo tempo, e o progresso de uma pode aparecer como o da outra.',
    remedy: () =>
      'Faça o servidor recusar uma varredura enquanto outra roda, dar um id a cada uma e dizer o fim uma só vez.',
    explanation:
      'Procura um segundo início no mesmo canal antes de um fim, um erro ao lado de um sucesso e fins com totais diferentes. Uma varredura anunciada em dois canais é normal e não conta.',
  },
};
