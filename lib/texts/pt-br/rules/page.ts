// O que a página faz além das conexões, e o que as verificações acharam dela.
import type { PageFacts } from '../../../model/findings/stream-facts.ts';
import type { RuleTexts } from '../../areas/rules.ts';
import { listOf, type Part } from '../../parts.ts';
import { duration, number } from '../words.ts';

const READY_STATES = { connecting: 'conectando', open: 'aberto', closing: 'fechando', closed: 'fechado' } as const;

export const page: Pick<RuleTexts, keyof PageFacts> = {
  'polling-active': {
    sentence: ({ host, facts: { paths, periodMs, loops, isSocketOpen } }) => [
      'A página consulta ',
      host === '' ? 'o servidor' : host,
      ' por HTTP repetidamente: ',
      ...listOf(
        paths.map((path): Part => ({ strong: path })),
        'e',
      ),
      ` a cada ${duration(periodMs)}${loops > 1 ? `, em ${number(loops)} laços ao mesmo tempo` : ''}${isSocketOpen ? ', embora haja um WebSocket aberto com ele' : ', e não há WebSocket aberto com ele'}.`,
    ],
    meaning: ({ facts: { isAfterLoss, isSocketOpen } }) => {
      if (!isAfterLoss)
        return 'Pode ser o que a página sempre faz, ou uma alternativa de emergência: não começou com a perda de uma conexão.';
      return isSocketOpen
        ? 'Começou depois que uma conexão se perdeu e continua embora haja outra aberta; as duas coisas rodam juntas.'
        : 'Começou depois que uma conexão se perdeu: a página parece ter recorrido a consultas periódicas.';
    },
    remedy: ({ facts: { isSocketOpen, loops } }) =>
      loops > 1
        ? 'Vários laços pedem o mesmo: guarde o temporizador do primeiro e não inicie um segundo.'
        : isSocketOpen
          ? 'Pare de consultar quando houver conexão aberta, se isso for só a alternativa de emergência.'
          : 'Descubra por que a conexão não volta; os outros achados dizem o que se sabe.',
    explanation:
      'Olha as requisições dos scripts da página a hosts com os quais ela tem WebSockets, desde que o DevTools foi aberto: o mesmo endereço em tempos regulares, pelo menos quatro vezes. As verificações deste painel ficam de fora.',
  },
  'fewer-on-server': {
    sentence: ({ facts: { onServer, here } }) => [
      `O servidor conta ${number(onServer)} conexões onde ${number(here)} estão abertas aqui.`,
    ],
    meaning: () =>
      'O servidor esqueceu ao menos uma que a página tem por aberta: ela não receberá transmissões, e ninguém avisa a página.',
    remedy: () =>
      'Veja em Mensagens qual delas não recebe nada. No servidor, feche a conexão quando ela sair da lista.',
    explanation:
      'Pela resposta mais nova à verificação das estatísticas do servidor. Mais no servidor do que aqui é normal: outras abas e programas também conectam. Os dois números são de momentos um pouco diferentes.',
  },
  'stale-flag': {
    sentence: ({ facts: { path, flag, value, readyState } }) => [
      { strong: `${path}.${flag}` },
      ` está ${value ? 'true' : 'false'}, mas `,
      readyState === null ? 'não há WebSocket' : `o WebSocket dele está ${READY_STATES[readyState]}`,
      '.',
    ],
    meaning: () =>
      'O código que se guia por esse indicador faz a coisa errada: envia numa conexão fechada, ou abre uma segunda.',
    remedy: () => 'Ajuste o indicador em todos os tratadores (open, close e error), ou pergunte ao readyState.',
    explanation:
      'Pelo olhar mais novo da verificação de ready state: nada é lido da página se ela não for acionada. O que pode estar mudando naquele instante fica de fora.',
  },
};
