// Se os clientes continuam tentando, com que frequência e ao lado de quem.
import type { RuleTexts } from '../../areas/rules.ts';
import { listOf, type Part } from '../../parts.ts';
import { clientWords } from '../client-words.ts';
import { duration, plural } from '../words.ts';

type AttemptRule =
  | 'retry-storm'
  | 'gave-up'
  | 'gave-up-early'
  | 'never-gives-up'
  | 'retry-after-clean-close'
  | 'connection-timeout-loop'
  | 'clients-in-step'
  | 'connection-limit';

export const attempts: Pick<RuleTexts, AttemptRule> = {
  'retry-storm': {
    sentence: ({ connection, facts: { attempts: count, withinMs, isByPage } }) => [
      ...clientWords(connection),
      isByPage
        ? ` construiu ${plural(count, 'conexão', 'conexões')} em ${duration(withinMs)}; a própria página fechou a maioria delas.`
        : ` fez ${plural(count, 'tentativa', 'tentativas')} em ${duration(withinMs)}: uma tempestade de tentativas.`,
    ],
    meaning: ({ facts: { allowedMs, attempts, isByPage } }) =>
      isByPage
        ? 'Não são novas tentativas: ou um código que abre e fecha executa sem parar (um efeito que depende de algo novo a cada renderização), ou cada pedido tem a sua própria conexão. Cada uma custa um handshake ao servidor e à página.'
        : `Com ${duration(allowedMs / (attempts - 1))} antes de cada uma, elas teriam levado ${duration(allowedMs)}. Cada tentativa custa um handshake ao servidor e à página.`,
    remedy: ({ facts: { isByPage } }) =>
      isByPage
        ? 'Veja o que chama close() e o construtor alternadamente. Mantenha uma só conexão e envie por ela o que for pedido.'
        : 'Espere antes de cada nova tentativa, faça a espera crescer e garanta que uma falha agende uma só tentativa (onerror e onclose vêm ambos).',
    explanation:
      'Procura dez ou mais tentativas de um cliente em que cada dez seguidas levaram menos que dez primeiras esperas da política escolhida em Tentativas (1 s se não houver), tenham falhado ou aberto. Onde a própria página fechou a maioria delas é um aviso, e não se fala em novas tentativas.',
  },
  'gave-up': {
    sentence: ({ connection, facts: { retries } }) => [
      ...clientWords(connection),
      ` desistiu após ${plural(retries, 'nova tentativa', 'novas tentativas')} e está sem conexão desde então.`,
    ],
    meaning: ({ facts: { allowed } }) =>
      `A política permite ${plural(allowed, 'nova tentativa', 'novas tentativas')}. Se continuar assim, nada chega até que a página seja recarregada ou o usuário faça algo.`,
    remedy: () =>
      'Diga ao usuário que a conexão se perdeu e ofereça reconectar; tente de novo nos eventos online e visibilitychange.',
    explanation:
      'Fala quando um cliente chegou ao número de novas tentativas da política e ficou em silêncio pelo dobro da maior espera que ainda poderia estar em curso, com a página visível. Que ele parou é concluído do silêncio.',
  },
  'gave-up-early': {
    sentence: ({ connection, confidence, facts: { retries, allowed, wasOpen } }) => [
      ...clientWords(connection),
      confidence === 'uncertain'
        ? ` ${wasOpen ? 'perdeu a conexão' : 'não conseguiu conectar'} e não construiu nenhum WebSocket desde então.`
        : retries === 0
          ? ` ${wasOpen ? 'perdeu a conexão' : 'não conseguiu conectar'} e não tentou de novo.`
          : ` parou após ${plural(retries, 'nova tentativa', 'novas tentativas')}${allowed === null ? '' : `, quando a política pede ${allowed}`}.`,
    ],
    meaning: ({ confidence, facts: { quietMs, hasPolicy } }) => {
      const silence = `Ficou em silêncio por mais de ${duration(quietMs)}, ${hasPolicy ? 'o dobro do que a próxima espera poderia durar' : 'mais do que bibliotecas costumam esperar'}.`;
      return confidence === 'uncertain'
        ? `${silence} A biblioteca dele (Socket.IO, SignalR, SockJS) pergunta por HTTP antes de construir um WebSocket: enquanto isso falha, ou basta sem ele, é bem possível que continue tentando sem que se veja aqui.`
        : `${silence} A página está sem conexão com este endpoint e nada chega.`;
    },
    remedy: () =>
      'Veja se a nova tentativa chegou a ser agendada (uma exceção no onclose, um timer apagado, uma flag que ficou ligada) e se o limite é alto o bastante.',
    explanation:
      'Fala quando um cliente que falhou ou perdeu a conexão fez menos tentativas do que a política pede e ficou em silêncio pelo dobro da maior espera que ainda poderia estar em curso; meio minuto ao menos onde nenhuma política foi escolhida. É só nota onde a biblioteca pergunta antes por HTTP. Não quando a mesma página continua tentando de outro lugar do código, quando a própria página fechou, ficou oculta ou foi deixada, quando o servidor encerrou a conexão em ordem (menos com 1001 e de 1011 a 1014, com que diz que vai sair ou tem problemas), onde tentar de novo não resolve (a política da página ou a porta proíbe), nem quando outra conexão com o endpoint está aberta.',
  },
  'never-gives-up': {
    sentence: ({ connection, facts: { retries, allowed } }) => [
      ...clientWords(connection),
      ` já fez ${plural(retries, 'nova tentativa', 'novas tentativas')} e continua, quando a política para em ${allowed}.`,
    ],
    meaning: () =>
      'Páginas abertas durante um fim de semana continuam pedindo a um servidor que não está lá, e o usuário nunca é avisado.',
    remedy: () => 'Pare no número que a política diz e avise o usuário; ou escolha em Tentativas uma política sem fim.',
    explanation:
      'Compara as novas tentativas desde o último sucesso com o máximo que a política escolhida em Tentativas permite.',
  },
  'retry-after-clean-close': {
    sentence: ({ connection, facts: { count, by, code, delayMs } }) => [
      ...clientWords(connection),
      ` conectou de novo ${duration(delayMs)} após `,
      by === 'page'
        ? 'a própria página fechar com o código 1000'
        : code === 1005
          ? 'o servidor fechar sem código'
          : 'o servidor se despedir com o código 1000',
      count > 1 ? ` (${plural(count, 'vez', 'vezes')}).` : '.',
    ],
    meaning: ({ facts: { by, code }, confidence }) => {
      if (by === 'page')
        return 'A página fecha e abre repetidamente: a própria retentativa pode tomar a limpeza da página por uma perda, ou ela conecta de novo a cada tarefa; nesse caso não há nada de errado.';
      if (code === 1005)
        return 'Sempre pouco depois de abrir, o servidor a fechou em ordem e não deu motivo. O cliente toma isso por perda: se for de propósito, ele é mandado embora e volta sem parar.';
      return confidence === 'uncertain'
        ? 'O código 1000 quer dizer que o objetivo foi cumprido. Talvez algo novo tenha sido pedido depois, ou o servidor troque as conexões de tempos em tempos; nesse caso não há nada de errado.'
        : 'O código 1000 quer dizer que o objetivo foi cumprido. Um cliente que o toma por perda é mandado embora e volta sem parar.';
    },
    remedy: ({ facts: { code } }) =>
      code === 1005
        ? 'Procure no servidor o que a fecha e faça-o dar um código. No onclose, deixe a espera crescer também quando a conexão esteve aberta só por um instante.'
        : 'No onclose, só agende nova tentativa quando wasClean for falso ou o código não for 1000, ou marque os fechamentos que são seus.',
    explanation:
      'Olha construções que, depois de uma espera, seguem um fechamento limpo com código 1000. Após o do servidor, uma vez basta; é só nota quando cada espera passou de 5,5 s, a conexão esteve aberta por um minuto, ou as esperas nem são parecidas nem crescem. Após o da própria página, três vezes com esperas parecidas e nenhuma acima de 5,5 s, e só como nota, pois a página pode ter seus motivos. Após um fechamento do servidor sem código, cinco vezes seguidas nas mesmas condições. Fechar e construir de uma vez é troca e fica de fora.',
  },
  'connection-timeout-loop': {
    sentence: ({ connection, facts: { attempts: count, waitedMs, leastMs, mostMs } }) => [
      ...clientWords(connection),
      ` trava ao conectar: ${plural(count, 'tentativa', 'tentativas')} sem resposta por ${duration(waitedMs)} e encerradas pela página, uma a cada ${leastMs === mostMs ? duration(leastMs) : `${duration(leastMs)} a ${duration(mostMs)}`}.`,
    ],
    meaning: ({ facts: { leastMs, mostMs } }) =>
      mostMs <= leastMs * 1.2
        ? 'O servidor, ou o caminho até ele, não responde. O tempo entre tentativas não cresce: a limpeza da página pode zerar o contador a cada vez.'
        : 'O servidor, ou o caminho até ele, não responde.',
    remedy: () =>
      'Consulte a verificação de saúde do servidor: o laço de eventos está travado ou um proxy segura o upgrade. Na página, mantenha o contador de tentativas quando um tempo esgotado faz a limpeza.',
    explanation:
      'Conta tentativas que ainda conectavam após metade ou mais do tempo limite da política quando a página as fechou ou começou outra, duas ou mais desde o último sucesso. Que o servidor não respondeu é concluído disso.',
  },
  'clients-in-step': {
    sentence: ({ connections, facts: { count, apartMs } }) => [
      'Dois clientes de um endpoint tentam no mesmo compasso: ',
      ...listOf(
        connections.slice(0, 2).map((connection): Part => ({ connection })),
        'e',
      ),
      ` foram construídas com ${duration(Math.max(1, apartMs))} de diferença ou menos${count > 1 ? `, e outras também (${plural(count, 'vez', 'vezes')})` : ''}.`,
    ],
    meaning: ({ facts: { delayMs } }) =>
      `Ambos esperaram cerca de ${duration(delayMs)}. Onde cada um olha, antes de conectar, se o outro está conectado, nenhum está ainda, e os dois conectam: é assim que surgem conexões duplicadas.`,
    remedy: () =>
      'Deixe um cliente ser dono da conexão, ou some uma parte aleatória às esperas e olhe de novo depois de conectar, não só antes.',
    explanation:
      'Compara as construções dos clientes de um endpoint. A menos de 50 ms e de um décimo da espera conta como um só momento; são precisos dois momentos assim, ou um depois que ambos perderam a conexão juntos. Esperas com a página oculta ficam de fora: o navegador dispara os timers dela juntos.',
  },
  'connection-limit': {
    sentence: ({ path, facts: { refused, open, status } }) => [
      `${plural(refused, 'conexão', 'conexões')} com `,
      { strong: path },
      ` ${refused === 1 ? 'recusada' : 'recusadas'} (HTTP ${status ?? '?'}) enquanto ${plural(open, 'outra estava aberta', 'outras estavam abertas')}: o servidor pode ter chegado a um limite.`,
    ],
    meaning: ({ confidence }) =>
      confidence === 'likely'
        ? 'O servidor responde que há pedidos demais ou que está ocupado, e continua atendendo as que estão abertas.'
        : 'O servidor funciona, pois outras estão abertas. Por que recusou esta ele não diz: um limite, ou uma verificação de cookies, token ou origem.',
    remedy: () =>
      'Feche conexões desnecessárias, primeiro as duplicadas, também em outras abas; depois veja o limite do servidor. A página só vê 1006: diga ao usuário o que pode ser.',
    explanation:
      'Procura tentativas respondidas com 403, 429 ou 503 enquanto outras conexões desta aba com o mesmo endpoint estavam abertas antes e depois. O status vem da camada de rede; sem ele a regra se cala.',
  },
};
