import type { StreamTexts } from '../areas/streams.ts';
import { format, number, plural } from './words.ts';

export const streams: StreamTexts = {
  heartbeats: 'Heartbeats',
  noHeartbeat: 'nenhum encontrado entre as mensagens',
  invisiblePings: 'Os pings do próprio protocolo WebSocket são invisíveis para páginas e para o DevTools.',
  heartbeat: ({ from, ping, pong, knownBy, isAnswerable }) => {
    const who = from === 'page' ? 'página' : 'servidor';
    const answer = isAnswerable ? ` → ${pong ?? 'sem resposta até agora'}` : ', não pede resposta';
    return `${who}: ${ping}${answer}${knownBy === 'rhythm' ? ' (pelo ritmo)' : ''}`;
  },
  interval: 'Intervalo',
  everyMs: (intervalMs, count) => `a cada ${format.short(intervalMs)}, ${number(count)} até agora`,
  beats: (count) => `${number(count)} até agora`,
  roundTrip: 'Ida e volta',
  roundTripWords: (usualMs, shortestMs, longestMs) =>
    `em geral ${format.duration(usualMs)}, de ${format.duration(shortestMs)} a ${format.duration(longestMs)}`,
  missed: 'Sem resposta',
  missedWords: (missed, overdue) =>
    missed + overdue === 0
      ? 'nenhum'
      : [
          missed > 0 && `${number(missed)} pelo caminho`,
          overdue > 0 && (overdue === 1 ? 'o último' : `os últimos ${number(overdue)}`),
        ]
          .filter(Boolean)
          .join(', '),
  throttled: (count) =>
    `${plural(count, 'ping atrasado', 'pings atrasados')} com a página oculta: os temporizadores ficam mais lentos`,
  subscriptions: 'Inscrições',
  subscriptionColumns: {
    channel: 'Canal',
    state: 'Estado',
    asked: 'Pedida',
    answered: 'Resposta após',
    heard: 'Primeira mensagem após',
  },
  state: ({ state, reason, askCount, isToBeAnswered }) => {
    const again = askCount > 1 ? ` (pedida ${number(askCount)} vezes)` : '';
    if (state === 'refused') return `recusada${reason === null ? '' : `: ${reason}`}${again}`;
    if (state === 'asked') return `${isToBeAnswered ? 'sem resposta' : 'pedida'}${again}`;
    return `${state === 'acknowledged' ? 'confirmada' : 'encerrada'}${again}`;
  },
  neverHeard: 'nada até agora',
  roundTrips: 'Ida e volta dos heartbeats',
  roundTripSummary: (count, usualMs, longestMs, missed) =>
    `${plural(count, 'resposta', 'respostas')}, em geral após ${format.duration(usualMs)}, no máximo após ${format.duration(longestMs)}${missed === 0 ? '; nenhuma falta.' : `; ${plural(missed, 'falta', 'faltam')}.`}`,
  point: (time, tookMs) => `${time}: respondido após ${format.exact(tookMs)}`,
  missedPoint: (time) => `${time}: sem resposta`,
};
