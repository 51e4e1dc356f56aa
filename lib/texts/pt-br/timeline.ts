import type { TimelineTexts } from '../areas/timeline.ts';
import { portugueseCause } from './cause.ts';
import { duration, number, plural } from './words.ts';

export const timeline: TimelineTexts = {
  label: 'Linha do tempo',
  hint: 'Amplie com a roda do mouse, mais e menos ou W e S; mova arrastando, com Shift e a roda, as setas ou A e D; 0 mostra tudo. Arraste ao longo do eixo, ou pressione F, para ver só as mensagens desse tempo.',
  summary: (clients, connections, findings) =>
    `${plural(clients, 'cliente', 'clientes')}, ${plural(connections, 'conexão', 'conexões')}, ${plural(findings, 'diagnóstico', 'diagnósticos')}`,
  zoomIn: 'Ampliar (W)',
  zoomOut: 'Reduzir (S)',
  clearBrush: 'Só as mensagens de uma parte do tempo: mostrar as de todo o tempo (Esc)',
  showAll: 'Mostrar a sessão inteira (0)',
  range: (from, until, ms) => `${from} a ${until} · ${duration(ms)}`,
  emptyTitle: 'Nada aconteceu ainda',
  emptyHint: 'Cada cliente ganha uma raia aqui assim que a página abre um WebSocket.',
  caption: (of, failure) => (failure === null ? `#${of}` : `#${of} ${portugueseCause.short(failure)}`),
  captionOfEnd: ({ close, endedWithRealm }) =>
    endedWithRealm ? 'página deixada' : close === null ? null : `${close.code}`,
  duplicate: ({ comparedBy, doubledBroadcasts, broadcasts }) =>
    comparedBy === 'none' || broadcasts === 0
      ? 'duplicada'
      : `duplicada: ${number(doubledBroadcasts)} de ${number(broadcasts)} chegaram em dobro`,
  duplicateShort: 'duplicada',
  phase: { connecting: 'conectando', open: 'aberta', closing: 'fechando', failed: 'falhou' },
  lasted: (time) => `por ${time}`,
  waited: (time, of) => `esperou ${time} antes da #${of}`,
  messages: (received, sent, withinMs) =>
    `${number(received)} recebidas, ${number(sent)} enviadas em ${duration(withinMs)}`,
  beat: {
    answered: (took) => `heartbeat, respondido após ${took}`,
    missed: () => 'heartbeat, nunca respondido',
    awaited: () => 'heartbeat, ainda sem resposta',
    alone: () => 'heartbeat que dispensa resposta',
  },
  moment: {
    page: 'página carregada',
    attached: 'DevTools aberto',
    note: 'Nota:',
    hidden: 'página oculta',
    navigating: 'sem página',
  },
  afterStart: (offset) => `${offset} após o início`,
  earlier: (count) => plural(count, 'conexão anterior', 'conexões anteriores'),
  told: (of, state, offset) => `#${of} em ${offset}: ${state}`,
};
