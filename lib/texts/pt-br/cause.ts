// Por que conexões falham e fecham, em palavras de quem nunca ouviu falar do código 1006.
import { quoted, statusName } from '../en/cause.ts';
import type { ShownFailure } from '../shown-failure.ts';

export const portugueseCause = {
  long: (failure: ShownFailure, host: string): string => {
    const server = host === '' ? 'o servidor' : host;
    switch (failure.cause) {
      case 'connection-refused':
        return `conexão recusada: nada aceita conexões em ${host === '' ? 'seu endereço' : host}`;
      case 'name-not-resolved':
        return `o nome ${server} não foi encontrado`;
      case 'unexpected-status':
        return `o servidor respondeu ${statusName(failure.status)} em vez de abrir a conexão`;
      case 'proxy':
        return `um proxy no caminho até ${server} não deixou passar${failure.status === null ? '' : `: ${statusName(failure.status)}`}`;
      case 'tls':
        return `a conexão segura (TLS) com ${server} falhou`;
      case 'timed-out':
        return `${server} não respondeu a tempo`;
      case 'bad-accept':
        return 'a resposta do servidor não é um handshake WebSocket válido (Sec-WebSocket-Accept errado)';
      case 'accept-missing':
        return 'a resposta do servidor não é um handshake WebSocket válido (falta o Sec-WebSocket-Accept)';
      case 'not-upgraded':
        return `a resposta do servidor não muda para WebSocket${quoted(failure.text)}`;
      case 'extension':
        return `o servidor usa uma extensão que o navegador não pediu, ou não dessa forma${quoted(failure.text)}`;
      case 'not-http':
        return `o que respondeu em ${server} não fala HTTP como um servidor WebSocket${quoted(failure.text)}`;
      case 'subprotocol':
        return 'página e servidor não concordaram num subprotocolo';
      case 'closed-by-page':
        return 'a própria página fechou antes de abrir';
      case 'network-changed':
        return 'a rede do computador mudou ou caiu';
      case 'blocked':
        return 'o navegador bloqueou (conteúdo misto, uma política ou uma extensão)';
      case 'blocked-port':
        return 'o navegador proíbe esta porta: ela é de outro tipo de serviço';
      case 'blocked-by-csp':
        return 'a Content Security Policy (connect-src) da página não permite este endereço';
      case 'broken-off':
        return `${server} aceitou, e a linha foi cortada antes de a página saber (1006)${quoted(failure.text)}`;
      case 'not-answered':
        return failure.text === null
          ? `a página desistiu antes de ${server} responder`
          : `${server} não respondeu ao handshake`;
      case 'other':
        return failure.text === null ? 'uma causa sem nome' : `o navegador disse “${failure.text}”`;
      case 'unknown':
        return 'nenhuma testemunha viu a causa (a página só fica sabendo que falhou)';
      case 'awaited':
        return 'a causa ainda não é conhecida';
      case 'never-constructed':
        return `seu construtor lançou ${failure.text?.replace(/\.$/, '') ?? 'um erro do próprio código da página'}`;
    }
  },
  short: (failure: ShownFailure): string =>
    failure.cause === 'unexpected-status' ? `HTTP ${failure.status ?? '?'}` : SHORT[failure.cause],
  closeCode: (code: number, hasOpened: boolean): string => {
    if (code === 1006 && !hasOpened) {
      return 'o navegador dá este código a toda tentativa que falha e não diz a causa à página';
    }
    return CLOSE_CODES[code] ?? wordOfRange(code);
  },
};

const SHORT: Readonly<Record<ShownFailure['cause'], string>> = {
  'connection-refused': 'recusada',
  'name-not-resolved': 'nome não encontrado',
  'unexpected-status': 'erro HTTP',
  proxy: 'barrada por um proxy',
  tls: 'TLS falhou',
  'timed-out': 'tempo esgotado',
  'bad-accept': 'handshake inválido',
  'accept-missing': 'handshake inválido',
  'not-upgraded': 'não mudou para WebSocket',
  extension: 'extensão inválida',
  'not-http': 'não é HTTP',
  subprotocol: 'sem subprotocolo comum',
  'closed-by-page': 'fechada pela página',
  'network-changed': 'a rede mudou',
  blocked: 'bloqueada',
  'blocked-port': 'porta proibida',
  'blocked-by-csp': 'bloqueada pela CSP',
  'broken-off': 'aceita e logo cortada',
  'not-answered': 'sem resposta',
  other: 'falhou',
  unknown: 'falhou, causa não vista',
  awaited: 'causa ainda desconhecida',
  'never-constructed': 'nunca construída',
};

const CLOSE_CODES: Readonly<Record<number, string>> = {
  1000: 'fim normal',
  1001: 'o outro lado saiu',
  1002: 'uma regra do protocolo foi quebrada',
  1003: 'tipo de dado não aceito',
  1005: 'nenhum código foi dado',
  1006: 'a conexão se perdeu sem handshake de fechamento',
  1007: 'texto que não é UTF-8 válido',
  1008: 'contra a política do servidor',
  1009: 'mensagem grande demais',
  1010: 'falta uma extensão necessária',
  1011: 'erro do servidor',
  1012: 'servidor reiniciando',
  1013: 'servidor ocupado, tente depois',
  1014: 'gateway com erro',
  1015: 'TLS falhou',
};

/** Ranges as in section 7.4.2 of RFC 6455. */
function wordOfRange(code: number): string {
  if (code < 1000 || code > 4999) return 'não é um código de fechamento válido';
  if (code >= 4000) return 'um código desta aplicação';
  return code >= 3000 ? 'um código de uma biblioteca' : 'um código ainda sem significado';
}
