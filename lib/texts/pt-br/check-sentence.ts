// O que uma verificação encontrou, em uma frase, e nada além disso.
import type { Reason } from '../../checks/judgement.ts';
import { statusName } from '../en/cause.ts';
import { portugueseCause } from './cause.ts';
import { duration, plural } from './words.ts';

const RUNTIMES = { pyodide: 'O Pyodide', micropython: 'O MicroPython' } as const;

export function checkSentence(reason: Reason): string {
  switch (reason.is) {
    case 'no-address':
      return 'Ainda não há página nem conexão que diga onde perguntar.';
    case 'healthy':
      return 'O servidor diz que está saudável.';
    case 'not-healthy':
      return `O servidor responde, mas se declara “${reason.says}”.`;
    case 'no-health-status':
      return 'O servidor responde, mas sem um “status” que se possa avaliar.';
    case 'http-error':
      return `O servidor respondeu ${statusName(reason.status)}.`;
    case 'no-answer':
      return `Sem resposta: ${portugueseCause.long(reason.failure, hostOf(reason.answer.url))}.`;
    case 'opened':
      return reason.handshake.way === 'page'
        ? `O servidor aceita WebSocket, em ${duration(reason.handshake.tookMs)}.`
        : `O servidor aceita WebSocket do painel, em ${duration(reason.handshake.tookMs)}; com a origem da própria página não se tentou.`;
    case 'opened-for-panel-only':
      return `O painel consegue conectar, a página não: ${portugueseCause.long(reason.failure, hostOf(reason.page.url))}. Veja o que difere: o cabeçalho Origin, cookies, conteúdo misto, políticas.`;
    case 'not-opened':
      return `Sem conexão: ${portugueseCause.long(reason.failure, hostOf(reason.handshake.url))}.`;
    case 'flags-agree':
      return 'O que os clientes da página dizem corresponde às conexões deles.';
    case 'flag-stale':
      return `${reason.holder.path}.${reason.flag} diz outra coisa que a conexão dele, que ${reason.isOpen ? 'está aberta' : 'não está aberta'}.`;
    case 'no-holder':
      return `Não há objeto em ${pathsOf(reason.holders)}.`;
    case 'no-flags':
      return `${pathsOf(reason.holders)} existe, mas não tem indicador da conexão.`;
    case 'socket-unseen':
      return `A conexão aberta de ${reason.holder.path} não está nesta sessão: abriu antes que a extensão pudesse vê-la, ou onde ela não alcança.`;
    case 'none-open':
      return 'Nenhuma conexão está aberta.';
    case 'nothing-asked':
      return `${plural(reason.openCount, 'conexão está aberta', 'conexões estão abertas')}, e nenhuma pediu um canal.`;
    case 'acknowledged':
      return `O servidor confirmou ${plural(reason.count, 'inscrição', 'inscrições')}.`;
    case 'refused':
      return `Recusado: ${listed(reason.channels)}.${reason.unanswered.length > 0 ? ` Sem resposta: ${listed(reason.unanswered)}.` : ''}`;
    case 'unanswered':
      return `Sem resposta do servidor: ${listed(reason.channels)}.`;
    case 'counts-agree':
      return `O servidor conta ${plural(reason.count, 'conexão', 'conexões')}, tantas quantas estão abertas aqui.`;
    case 'more-on-server':
      return `O servidor conta ${reason.onServer}, das quais ${reason.here} estão abertas aqui; as outras são de outras abas ou programas, ou sobraram.`;
    case 'fewer-on-server':
      return `O servidor conta ${reason.onServer}, mas ${reason.here} estão abertas aqui: ele esqueceu algumas, e elas não recebem transmissões.`;
    case 'no-count':
      return 'O servidor responde, mas não diz o número de conexões.';
    case 'not-implemented':
      return 'O servidor não tem estatísticas nesses endereços (404).';
    case 'answered':
      return `O servidor respondeu na conexão do cliente Python após ${duration(reason.afterMs)}.`;
    case 'not-sent':
      return `O método devolveu ${reason.returned || 'nada'} e não enviou pergunta: o cliente Python não está conectado.`;
    case 'not-answered':
      return 'A pergunta saiu, e nenhuma resposta veio em 10 s.';
    case 'not-called':
      return notCalled(reason.result);
  }
}

type NotCalled = Extract<Reason, { is: 'not-called' }>['result'];

function notCalled({ outcome, path, method, returned, runtime }: NotCalled): string {
  switch (outcome) {
    case 'no-interpreter':
      return 'A página não tem um interpretador Python que se possa encontrar, ou ainda não.';
    case 'in-worker':
      return 'O Python roda em um worker, onde o painel não pode chamá-lo.';
    case 'no-object':
      return `Não há ${path} no Python da página.`;
    case 'no-method':
      return `${path} não tem o método ${method}.`;
    case 'raised':
      return `${method}() lançou ${returned}.`;
    default:
      return `${runtime === null ? 'O Python' : RUNTIMES[runtime]} não pôde ser perguntado: ${returned || 'não respondeu'}.`;
  }
}

function pathsOf(holders: ReadonlyArray<{ readonly path: string }>): string {
  return holders.map(({ path }) => path).join(', ');
}

/** Uma página pode pedir qualquer número de canais. */
function listed(names: readonly string[]): string {
  return names.length > 12 ? `${names.slice(0, 12).join(', ')} …` : names.join(', ');
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? '';
}
