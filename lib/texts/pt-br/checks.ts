import type { HttpAnswer } from '../../protocol/checks.ts';
import type { ChecksTexts } from '../areas/checks.ts';
import { statusName } from '../en/cause.ts';
import { checkSentence } from './check-sentence.ts';
import { duration, plural } from './words.ts';

const BY = {
  panel: 'feito pelo painel',
  page: 'feito a partir do quadro da página, à parte dos scripts dela',
} as const;
const READY_STATES = ['conectando', 'aberta', 'fechando', 'fechada'];

export const checks: ChecksTexts = {
  label: 'Verificações',
  intro: 'Os passos do guia de solução de problemas. Nada é perguntado nem enviado antes de você apertar um botão.',
  noPage: 'Esta sessão vem de um arquivo: o que foi verificado aparece, mas não há página a quem perguntar.',
  runAll: 'Executar todas',
  runAllHint: 'Uma após a outra, sem as estatísticas do Python: essas chamam o código da própria aplicação',
  runOne: 'Executar',
  run: (name) => `Executar: ${name}`,
  isRunning: 'Perguntando…',
  name: {
    health: 'Saúde do servidor',
    endpoint: 'Endpoint WebSocket',
    flags: 'Estado e indicadores',
    subscriptions: 'Inscrições confirmadas',
    stats: 'Estatísticas do servidor',
    'python-stats': 'Estatísticas do Python',
  },
  hint: {
    health: 'Uma requisição GET',
    endpoint: 'Um handshake de abertura, fechado logo em seguida',
    flags: 'Lê o que os clientes da página dizem de si mesmos',
    subscriptions: 'Lê o registro; nada é enviado',
    stats: 'Requisições GET, comparadas com as conexões abertas aqui',
    'python-stats':
      'Chama o método do próprio cliente, que envia uma mensagem; um cliente desconectado pode reconectar',
  },
  notRun: 'Ainda não executada',
  verdict: { passed: 'Passou', warned: 'Aviso', failed: 'Falhou', unclear: 'Não decidido' },
  ran: (time, took) => `${time}, levou ${took}`,
  earlier: (count) => `executada antes ${plural(count, 'vez', 'vezes')}`,
  sentence: checkSentence,
  evidence: 'Evidências',
  answer: (answer) => `GET ${BY[answer.way]}: ${said(answer)}`,
  handshake: ({ way, outcome, tookMs, subprotocol, failureText, status }) => {
    const how = {
      opened: `101 (Switching Protocols)${subprotocol === '' ? '' : `, subprotocolo ${subprotocol}`}`,
      failed: failureText ?? (status === null ? 'falhou; o navegador não diz por quê' : statusName(status)),
      'timed-out': 'sem resposta',
      threw: failureText ?? 'o construtor lançou um erro',
    }[outcome];
    return `Handshake ${BY[way]}: ${how}, após ${duration(tookMs)}`;
  },
  flag: (name, value) => `${name} é ${value ? 'true' : 'false'}`,
  socket: (readyState, url) => `o WebSocket dele está com a conexão ${READY_STATES[readyState]} (${url})`,
  noSocket: 'não tem WebSocket',
  found: { missing: 'não existe', unreachable: 'não respondeu' },
  inSession: (openCount) => `A sessão tem ${plural(openCount, 'conexão aberta', 'conexões abertas')}.`,
  subscription: ({ channel, asked, state }) => {
    const states = { acknowledged: 'confirmada', refused: 'recusada', unanswered: 'sem resposta' };
    return `${channel}: ${states[state]}${asked > 1 ? `, pedida ${asked} vezes` : ''}`;
  },
  returned: (method, returned) => `${method}() devolveu ${returned}`,
  answered: 'O servidor respondeu',
  language: { javascript: 'JavaScript', python: 'Python' },
  pathsTitle: 'Onde perguntar',
  pathsHint: (site) =>
    `Guardado para ${site}. Os caminhos são no servidor da conexão mais nova; endereços inteiros também funcionam.`,
  noSite: 'Os caminhos podem ser definidos assim que uma página for vista.',
  path: {
    health: 'Saúde do servidor',
    endpoint: 'Endpoint WebSocket',
    stats: 'Estatísticas do servidor',
    javascript: 'Cliente JavaScript',
    python: 'Cliente Python',
    pythonStats: 'Método de estatísticas dele',
    debugProperty: 'Propriedade de depuração',
  },
  newestConnection: 'o da conexão mais nova',
};

function said({ status, tookMs, failureText }: HttpAnswer): string {
  const what = status === null ? `sem resposta${failureText === null ? '' : ` (${failureText})`}` : statusName(status);
  return `${what}, após ${duration(tookMs)}`;
}
