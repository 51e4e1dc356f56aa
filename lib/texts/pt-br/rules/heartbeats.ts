// Sinais de vida que pararam, e os que o servidor não aceita.
import type { HeartbeatFacts } from '../../../model/findings/stream-facts.ts';
import type { RuleTexts } from '../../areas/rules.ts';
import { clientWords } from '../client-words.ts';
import { duration, number, plural } from '../words.ts';

const INVISIBLE =
  'Os pings do próprio protocolo WebSocket são invisíveis para a página e para o DevTools; aqui só se olham mensagens.';

export const heartbeats: Pick<RuleTexts, keyof HeartbeatFacts> = {
  'heartbeat-lost': {
    sentence: ({ connection, isOver, facts: { from, ping, unanswered, isSilent } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      from === 'server'
        ? `: a página deixou ${plural(unanswered, 'ping', 'pings')} seguidos do servidor sem resposta`
        : `: ${plural(unanswered, 'ping', 'pings')} seguidos sem resposta`,
      ping === 'ping' ? '' : ` (${ping})`,
      isSilent ? ', e nada mais chegou desde então' : '',
      isOver ? '. Depois disso ela fechou.' : '.',
    ],
    meaning: ({ facts: { from, isSilent, doPeersHear, isProven } }) => {
      if (from === 'server')
        return 'A página respondia a esses pings e deixou de responder: o código dela pode estar ocupado, ou ter perdido esta conexão.';
      if (!isProven)
        return 'Nada prova que este servidor responda a essas mensagens. Mas desde então ele também não enviou mais nada.';
      if (!isSilent)
        return 'Outras mensagens ainda chegam, portanto o caminho está aberto: o servidor, ou a parte dele que responde, ignora os pings.';
      return doPeersHear
        ? 'Consta como aberta, mas está morta: o servidor está no ar e atende outra conexão. Pode ter tirado esta da lista sem fechá-la.'
        : 'Consta como aberta, mas nada passa: o caminho pode ter sido cortado sem que nenhum lado percebesse, ou o servidor a esqueceu.';
    },
    remedy: ({ facts: { from } }) =>
      from === 'server'
        ? 'Veja o que mantém a página ocupada e se o tratador de mensagens desta conexão ainda executa.'
        : 'Faça o cliente lembrar quando ouviu algo pela última vez e, com pings sem resposta por dois intervalos, fechar e conectar de novo. No servidor, feche o que for tirado da lista.',
    explanation: `Junta cada mensagem pequena que um lado repete com a resposta do outro: pelo protocolo, por nomes como ping e pong, ou por um ritmo regular: quatro trocas seguidas, e pelo menos onze antes que o fim delas seja dito. Fala a partir de duas respostas atrasadas; onde tal mensagem nunca foi respondida neste endpoint, a partir de três e só se tudo estiver em silêncio. Esperas com a página oculta não são falha. ${INVISIBLE}`,
  },
  'server-silent': {
    sentence: ({ connection, facts: { ping, intervalMs, silentMs } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      `: o sinal de vida do servidor (${ping}) vinha a cada ${duration(intervalMs)} e falta há ${duration(silentMs)}.`,
    ],
    meaning: () =>
      'Nada mais chegou também. O caminho pode ter sido cortado sem que nenhum lado percebesse, ou o servidor travou.',
    remedy: () =>
      'Faça o cliente fechar e conectar de novo quando o sinal atrasar; a maioria das bibliotecas faz isso se o limite de tempo estiver definido.',
    explanation: `Olha mensagens que o servidor repete para dizer que está vivo, depois de quatro delas. Fala quando nada chegou por mais de três vezes e meia uma das pausas mais longas entre elas (nove em dez são mais curtas) e a página não esteve oculta. ${INVISIBLE}`,
  },
  'connection-unheard': {
    sentence: ({ connection, facts: { silentMs } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      ` está aberta, mas não recebe mais nada: outra conexão com o mesmo endpoint continuou recebendo por ${duration(silentMs)}.`,
    ],
    meaning: ({ facts: { doubledBroadcasts } }) =>
      `Antes as duas recebiam o mesmo (${plural(doubledBroadcasts, 'transmissão chegou', 'transmissões chegaram')} às duas). O servidor parece ter tirado esta da lista sem fechá-la; a página nunca fica sabendo.`,
    remedy: () =>
      'No servidor, feche a conexão quando ela sair da lista. Na página, envie pings e conecte de novo quando não houver resposta; ou mantenha só uma das duas.',
    explanation:
      'Compara conexões abertas com o mesmo endpoint que receberam as mesmas transmissões. Fala quando uma se cala por dez das suas pausas usuais, e ao menos cinco segundos, enquanto outra ainda recebe.',
  },
  'beats-throttled': {
    sentence: ({ connection, facts: { count, longestMs, intervalMs } }) => [
      ...clientWords(connection),
      ` enviou pings com atraso ${count === 1 ? 'uma vez' : `${number(count)} vezes`} com a página oculta: depois de até ${duration(longestMs)} em vez de ${duration(intervalMs)}.`,
    ],
    meaning: () =>
      'O navegador executa os temporizadores de páginas ocultas só cerca de uma vez por minuto. Não é falha da aplicação.',
    remedy: () =>
      'Nada, se o servidor tiver paciência. Se ele fecha conexões caladas há menos de dois minutos, aumente esse limite ou envie os pings de um worker.',
    explanation:
      'Olha intervalos entre dois pings que passam do usual em mais da metade e caem num tempo em que a página esteve oculta.',
  },
  'pong-rejected': {
    sentence: ({ connection, facts: { count, code } }) => [
      connection === undefined ? 'Uma conexão' : { connection },
      `: o servidor responde ao pong da página com um erro (${code}), ${count === 1 ? 'uma vez' : `${number(count)} vezes`} até agora.`,
    ],
    meaning: ({ facts: { isNamed } }) =>
      isNamed
        ? 'O servidor envia pings, mas não conhece a resposta a eles. A conexão funciona; cada sinal de vida deixa um erro.'
        : 'Cada um desses erros veio logo depois de um pong; provavelmente são sobre ele. O servidor não diz.',
    remedy: () =>
      'Faça o servidor aceitar mensagens do tipo pong (e tomá-las pelo sinal de vida que são), ou a página não responder.',
    explanation:
      'Olha erros que citam o pong, ou que vieram sempre como resposta a um, pelo menos duas vezes e nunca de outro modo.',
  },
};
