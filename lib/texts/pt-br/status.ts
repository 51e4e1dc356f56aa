import type { StatusTexts } from '../areas/status.ts';
import { portugueseNotObserved } from './not-observed.ts';
import { bytes, duration, number, plural } from './words.ts';

export const status: StatusTexts = {
  label: 'Situação',
  messages: (shown, all) =>
    shown === all
      ? plural(all, 'mensagem', 'mensagens')
      : `${number(shown)} de ${plural(all, 'mensagem', 'mensagens')}`,
  bytes: (received, sent) => `↓ ${bytes(received)} ↑ ${bytes(sent)}`,
  selected: ({ count, sentBytes, receivedBytes, durationMs }) =>
    `${plural(count, 'selecionada', 'selecionadas')}: ↓ ${bytes(receivedBytes)} ↑ ${bytes(sentBytes)} em ${duration(durationMs)}`,
  since: (time) => `desde ${time}`,
  sinceBeforeDevTools: (time, ms) => `desde ${time} (${duration(ms)} antes de abrir o DevTools)`,
  sinceClear: (time) => `limpo às ${time}`,
  nothingDropped: 'Nada descartado',
  losses: ({ droppedCount, droppedBytes, refusedCount, faultCount, cutCount }) =>
    [
      droppedCount > 0 &&
        `${plural(droppedCount, 'descartada', 'descartadas')}: perdidas no caminho ou não mais guardadas${droppedBytes > 0 ? ` (${bytes(droppedBytes)})` : ''}`,
      refusedCount > 0 && `${plural(refusedCount, 'evento não entendido', 'eventos não entendidos')}`,
      cutCount > 0 && `${plural(cutCount, 'conteúdo cortado', 'conteúdos cortados')}`,
      faultCount > 0 && `${plural(faultCount, 'falha nossa', 'falhas nossas')}`,
    ]
      .filter(Boolean)
      .join(' · '),
  unrecorded: (count) => `${plural(count, 'mensagem não gravada', 'mensagens não gravadas')} durante a pausa`,
  notObserved: (lines) => `${number(lines)} ${lines === 1 ? 'não observado' : 'não observados'}`,
  notObservedTitle: 'O que não pôde ser visto nesta aba, e por quê',
  notObservedLine: portugueseNotObserved,
  link: {
    connecting: 'Conectando à página…',
    attached: 'Ao vivo',
    detached: 'Página fora de alcance: recarregue',
    file: 'De um arquivo',
  },
  notKept: 'Não guardada',
  notKeptHint: 'O navegador não armazena esta captura: exporte-a antes de fechar o DevTools',
  paused: 'Pausado',
};
