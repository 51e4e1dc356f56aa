// Chamadas da página que não deram em nada, e endereços que não podem funcionar.
import type { RuleTexts } from '../../areas/rules.ts';
import { listOf, type Part } from '../../parts.ts';
import { duration, plural } from '../words.ts';

type CallRule =
  | 'short-overlap'
  | 'strict-mode-flash'
  | 'protocol-mismatch'
  | 'constructor-threw'
  | 'send-while-connecting'
  | 'send-after-close';

const FAULT = {
  address: 'O endereço ou um subprotocolo não é válido; o navegador não fez conexão alguma.',
  security: 'O navegador proíbe este endereço aqui, como ws:// numa página https://.',
  page: 'Um código da página lançou um erro enquanto os argumentos eram lidos, ou o navegador deu um erro de outro tipo.',
};

export const calls: Pick<RuleTexts, CallRule> = {
  'short-overlap': {
    sentence: ({ path, facts: { count, overlapMs, kind } }) => [
      'Duas conexões com ',
      { strong: path },
      ` ficaram abertas ao mesmo tempo por só ${duration(Math.max(1, overlapMs))}${count > 1 ? ` (${plural(count, 'vez', 'vezes')})` : ''}: `,
      kind === 'hand-over'
        ? 'uma passou o lugar à outra.'
        : 'uma se foi com a sua página quando a nova já tinha a sua.',
    ],
    meaning: ({ facts: { kind } }) =>
      kind === 'hand-over'
        ? 'A página abre a próxima conexão antes de fechar a última, para não perder mensagem alguma. Nesse tempo uma mensagem pode chegar duas vezes.'
        : 'Uma recarga ou navegação: a página antiga e a nova se sobrepõem por um instante.',
    remedy: () => 'Nada.',
    explanation:
      'Uma nota sobre sobreposições de menos de um segundo que terminaram porque a página fechou a conexão mais antiga, ou foi deixada. As mais longas são duplicatas.',
  },
  'strict-mode-flash': {
    sentence: ({ connections, facts: { count } }) => [
      ...listOf(
        connections.slice(0, 2).map((connection): Part => ({ connection })),
        'e',
      ),
      ` foram construídas uma logo após a outra, e a primeira foi fechada na hora${count > 1 ? ` (${plural(count, 'vez', 'vezes')})` : ''}.`,
    ],
    meaning: () =>
      'O StrictMode do React e a recarga a quente executam cada efeito duas vezes em desenvolvimento. A primeira é fechada na hora; não é uma duplicata.',
    remedy: () => 'Nada, se só acontece em desenvolvimento. Senão, veja quem chama close() logo após construir.',
    explanation:
      'Uma nota sobre conexões que a página fechou até 100 ms depois de construir, quando o mesmo código construiu a próxima em mais 100 ms.',
  },
  'protocol-mismatch': {
    sentence: ({ connection, host, confidence, facts: { scheme, count, text } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ` e ${host === '' ? 'o servidor' : host} ${confidence === 'uncertain' ? 'talvez não falem' : 'não falam'} o mesmo protocolo em ${scheme}://${count > 1 ? ` (${plural(count, 'tentativa', 'tentativas')})` : ''}${text === null ? '.' : `: o navegador disse “${text}”.`}`,
    ],
    meaning: ({ confidence, facts: { scheme, kind } }) => {
      if (confidence === 'uncertain')
        return 'HTTP 400 é o que alguns servidores respondem a um upgrade que não conhecem, ou cujos cabeçalhos um proxy retirou. Outros recusam assim algo do pedido, como o Socket.IO faz com uma sessão que este servidor não conhece.';
      if (kind === 'http')
        return 'O que respondeu fala HTTP e não mudou para WebSocket: o caminho não é o de um WebSocket, ou um proxy no meio não repassa o upgrade.';
      return scheme === 'wss'
        ? 'A página pede uma conexão segura onde ninguém responde assim: em geral a porta fala ws:// ou HTTP sem criptografia.'
        : 'A página pede um WebSocket sem criptografia onde outra coisa responde: uma porta de TLS ou de HTTP comum, ou o navegador só permite wss:// aqui.';
    },
    remedy: ({ facts: { kind } }) =>
      kind === 'http'
        ? 'Compare o caminho com aquele em que o servidor faz o upgrade e faça o proxy repassar Upgrade e Connection. Com vários servidores, faça um mesmo cliente chegar sempre ao mesmo.'
        : 'Compare esquema e porta com o que o servidor escuta: ws:// com http://, wss:// com https://. Derive o esquema de location.protocol.',
    explanation:
      'Lê as palavras do navegador sobre um handshake que falhou: uma resposta TLS que não é, uma resposta HTTP que não é, conteúdo misto, ou os status 200 e 426, com que servidores web respondem a um upgrade que não conhecem. Com o status 400 não é certo.',
  },
  'constructor-threw': {
    sentence: ({ connection, facts: { count, text } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ` nunca foi feita: o construtor lançou um erro${text === null ? '' : ` (${text.replace(/\.$/, '')})`}${count > 1 ? ` (${plural(count, 'vez', 'vezes')})` : ''}.`,
    ],
    meaning: ({ facts: { kind } }) => FAULT[kind],
    remedy: () => 'Corrija o endereço ou os subprotocolos no lugar indicado aqui. Só tentar de novo não resolve.',
    explanation:
      'Ouve construtores que lançaram um erro. A camada de rede nunca fica sabendo deles; a exceção da própria página é tudo o que há.',
  },
  'send-while-connecting': {
    sentence: ({ connection, facts: { count } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ` recebeu pedido de enviar ${plural(count, 'mensagem', 'mensagens')} antes de abrir: send() lançou InvalidStateError.`,
    ],
    meaning: () => 'A mensagem não foi enviada, e a exceção pode ter encerrado o código que chamou.',
    remedy: () => 'Envie no onopen ou depois, ou guarde as mensagens numa fila até lá.',
    explanation: 'Conta as chamadas de send() com o estado CONNECTING, por conexão.',
  },
  'send-after-close': {
    sentence: ({ connection, facts: { count } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ` recebeu pedido de enviar ${plural(count, 'mensagem', 'mensagens')} quando já fechava ou estava fechada: o navegador as descarta em silêncio.`,
    ],
    meaning: () =>
      'send() numa conexão que fecha ou fechou não lança erro nem retorna nada: quem chamou não tem como saber que a mensagem se perdeu.',
    remedy: () => 'Olhe readyState antes de enviar e guarde o que precisa chegar até haver de novo uma conexão aberta.',
    explanation: 'Conta as chamadas de send() com o estado CLOSING ou CLOSED, por conexão.',
  },
};
