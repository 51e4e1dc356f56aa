// O que foi pedido e não foi dado.
import type { SubscriptionFacts } from '../../../model/findings/stream-facts.ts';
import type { RuleTexts } from '../../areas/rules.ts';
import { listOf, type Part } from '../../parts.ts';
import { duration, number, plural } from '../words.ts';

function names(channels: readonly string[]): Part[] {
  return listOf(
    channels.map((channel): Part => ({ strong: channel })),
    'e',
  );
}

export const subscriptions: Pick<RuleTexts, keyof SubscriptionFacts> = {
  'subscription-unanswered': {
    sentence: ({ connection, facts: { channels, waitedMs } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ' pediu para receber ',
      ...names(channels),
      ` e não teve resposta em ${duration(waitedMs)}.`,
    ],
    meaning: ({ confidence }) =>
      confidence === 'likely'
        ? 'O servidor respondeu a outros pedidos do mesmo momento; está lá, e deixou este de fora. O que a página mostra como “inscrito” pode ser só o que ela enviou.'
        : 'Não se sabe se o servidor o aceitou. O que a página mostra como “inscrito” pode ser só o que ela enviou.',
    remedy: () =>
      'Faça a página esperar a resposta e, se não vier, pedir de novo ou avisar. No servidor, veja se a mensagem chegou e o que foi feito dela.',
    explanation:
      'Procura inscrições sem resposta após cinco segundos, onde o protocolo promete uma, ou onde a mesma conexão com certeza teve resposta a outra pedida do mesmo modo (com id ou sem). Aplicações que não respondem a nenhuma ficam de fora.',
  },
  'subscription-refused': {
    sentence: ({ connection, confidence, facts: { channels, reason } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      confidence === 'uncertain' ? ' provavelmente teve recusada a inscrição em ' : ' teve recusada a inscrição em ',
      ...names(channels),
      reason === null ? '.' : ` (${reason}).`,
    ],
    meaning: ({ confidence }) => {
      if (confidence === 'certain') return 'O servidor disse não; nada virá por ali.';
      if (confidence === 'uncertain')
        return 'Um erro veio logo após o pedido, e a página nada mais tinha enviado desde então: é provavelmente a resposta. Ele não cita nem o canal nem o pedido.';
      return 'O servidor disse não; nada virá por ali. A resposta não repete nenhum id do pedido: aqui consta o canal que suas palavras citam, ou então o que esperava há mais tempo, pois servidores respondem em ordem.';
    },
    remedy: () =>
      'Compare o nome com o que o servidor conhece, e os direitos do usuário com o que ele pede. Faça a página mostrar a recusa.',
    explanation:
      'Procura respostas que recusam inscrições, pelas palavras de cada protocolo. Em JSON de uma aplicação desconhecida: um erro com o id do pedido, em até meio minuto; sem id, um erro em até cinco segundos que cita o canal, ou que vem antes de a página enviar outra coisa. Dados que apenas têm um campo chamado error ficam de fora.',
  },
  'subscription-repeated': {
    sentence: ({ connection, facts: { channels, askCount } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ' pediu mais de uma vez ',
      ...names(channels),
      ` (${plural(askCount, 'vez', 'vezes')} ao todo).`,
    ],
    meaning: () =>
      'Já estava concedido: cada novo pedido custa uma mensagem, e o que vem com a resposta pode vir de novo.',
    remedy: () => 'Inscreva-se num só lugar: ao abrir, ou quando o servidor saudar.',
    explanation: 'Procura canais da aplicação de trading que uma conexão pediu de novo sem os ter deixado.',
  },
  'subscription-doubled': {
    sentence: ({ connections, facts: { channels } }) => [
      ...listOf(
        connections.map((connection): Part => ({ connection })),
        'e',
      ),
      ' estão ambas inscritas em ',
      ...names(channels),
      '.',
    ],
    meaning: () => 'O que for publicado ali chega a esta página mais de uma vez.',
    remedy: () => 'Mantenha só uma das conexões, ou divida os canais entre elas.',
    explanation:
      'Procura canais da aplicação de trading que várias conexões abertas com o mesmo endpoint mantêm ao mesmo tempo.',
  },
  'channel-silent': {
    sentence: ({ connection, facts: { channels, silentMs } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ' está inscrita em ',
      ...names(channels),
      `, mas não ouviu nada ali há ${duration(silentMs)}.`,
    ],
    meaning: () =>
      'Talvez não houvesse nada a dizer. Alguns servidores deixam a página se inscrever em canais nos quais nunca publicam.',
    remedy: () => 'Veja se o servidor publica ali. Se não, a inscrição pode sair.',
    explanation:
      'Procura canais da aplicação de trading que foram confirmados e nos quais nada veio por dois intervalos de heartbeat da política.',
  },
  'request-unanswered': {
    sentence: ({ connection, facts: { what, count, waitedMs } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ' pediu uma atualização de ',
      { strong: what },
      count === 1 ? '' : ` ${number(count)} vezes`,
      ` e não teve resposta em ${duration(waitedMs)}.`,
    ],
    meaning: () =>
      'O servidor da aplicação de trading só responde às atualizações que conhece; às outras não diz nada, nem um erro.',
    remedy: () =>
      'Compare o nome com os que o servidor trata. Faça o servidor responder com um erro ao que não conhece.',
    explanation: 'Procura request_update sem a atualização correspondente após cinco segundos.',
  },
};
