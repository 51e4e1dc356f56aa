import type { DuplicateFacts } from '../../../model/findings/connect-facts.ts';
import type { RuleText } from '../../areas/rules.ts';
import { listOf, type Part } from '../../parts.ts';
import { bytes, duration, number } from '../words.ts';

const COUNTS = ['Nenhuma', 'Uma', 'Duas', 'Três', 'Quatro', 'Cinco', 'Seis'];

export const duplicateConnections: RuleText<'duplicate-connections'> = {
  sentence: ({ connections, path, isOver, facts }) => [
    `${COUNTS[connections.length] ?? connections.length} conexões com `,
    { strong: path },
    isOver ? ' estiveram abertas ao mesmo tempo: ' : ' estão abertas ao mesmo tempo: ',
    ...listOf(
      connections.map((connection): Part => ({ connection })),
      'e',
    ),
    `, por ${duration(facts.overlapMs)}. ${doubled(facts)}`,
  ],
  meaning: ({ facts }) =>
    facts.isByDesign
      ? 'Várias conexões em paralelo, cada uma recebendo o que é dela: nada chegou em dobro até agora. Pode muito bem ser de propósito.'
      : facts.doubledBroadcasts === 0
        ? 'Vários trechos de código mantêm cada um a sua conexão com o mesmo endpoint. Nada mostra ainda que recebam o mesmo.'
        : 'Vários trechos de código mantêm cada um a sua conexão com o mesmo endpoint e recebem o mesmo: o que chega em dobro passa pela rede e é tratado mais de uma vez.',
  remedy: ({ facts }) =>
    facts.isByDesign
      ? 'Nada, se cada uma tem o seu propósito. Senão, deixe uma só conexão levar todas as assinaturas.'
      : 'Deixe um deles ser dono da conexão e repassar as mensagens aos outros. Antes de abrir, pergunte se já há uma aberta ou conectando.',
  explanation:
    'Procura duas ou mais conexões com o mesmo endpoint abertas ao mesmo tempo nesta aba, em qualquer frame ou worker, em qualquer linguagem. O token de um endereço não faz dele outro endpoint. Sobreposições de menos de um segundo ficam de fora: são uma troca de conexão, ou o StrictMode do React. O que chegou em dobro é achado pelo id da transmissão ou, onde nenhuma mensagem tem id, pelo mesmo texto dentro de um segundo. Heartbeats, saudações e confirmações de protocolos não são comparados, nem dados binários.',
};

function doubled(facts: DuplicateFacts): string {
  if (facts.comparedBy === 'none' || facts.broadcasts === 0)
    return 'Até agora não chegaram textos que se possam comparar.';
  const what = facts.comparedBy === 'broadcast-id' ? 'transmissões chegaram' : 'mensagens chegaram';
  const cost = facts.doubledBytes > 0 ? ` (${bytes(facts.doubledBytes)} a mais)` : '';
  return `${number(facts.doubledBroadcasts)} de ${number(facts.broadcasts)} ${what} em dobro${cost}.`;
}
