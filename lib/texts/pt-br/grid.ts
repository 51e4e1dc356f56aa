import type { GridTexts } from '../areas/grid.ts';
import { portugueseCause } from './cause.ts';
import { duration, number } from './words.ts';

export const grid: GridTexts = {
  label: 'Mensagens',
  columns: {
    time: 'Hora',
    delta: 'Δ ms',
    connection: 'Con.',
    direction: 'Direção',
    type: 'Tipo',
    size: 'Tam.',
    summary: 'Resumo',
  },
  sent: 'enviada',
  received: 'recebida',
  binary: 'binária',
  text: 'texto',
  opened: ({ openedAt, createdAt, subprotocol, witnesses }) =>
    !witnesses.hook
      ? 'aberta, vista só pela camada de rede'
      : `aberta após ${duration((openedAt ?? createdAt) - createdAt)}${subprotocol ? `, subprotocolo ${subprotocol}` : ''}`,
  ended: ({ close, endedWithRealm, endpoint }, failure) => {
    if (failure?.cause === 'never-constructed') {
      return `Não pôde ser construída: ${failure.text ?? 'o próprio código da página lançou um erro'}`;
    }
    if (failure !== null) return `Não conectou: ${portugueseCause.long(failure, endpoint.host)}`;
    if (endedWithRealm) return 'Fechada com a página';
    if (close === null) return 'Fechada';
    const reason = close.reason === '' ? '' : `: “${close.reason}”`;
    return `Fechada ${close.code}, ${portugueseCause.closeCode(close.code, true)}${reason}`;
  },
  sendFailed: ({ readyState, errorName }) => {
    if (errorName === null) {
      return `Envio descartado: a conexão estava ${readyState === 'closing' ? 'fechando' : 'fechada'}`;
    }
    return readyState === 'connecting' ? `Envio falhou: ainda conectando (${errorName})` : `Envio falhou: ${errorName}`;
  },
  arrivedTimes: (copies) => `Chegou por ${number(copies)} conexões abertas ao mesmo tempo`,
  emptyTitle: 'Nenhuma mensagem ainda',
  emptyHint: 'Aqui aparece o que a página envia e recebe pelos WebSockets, também o de antes de abrir o DevTools.',
  noMatchTitle: 'Nada corresponde',
  noMatchHint: 'Mude o filtro ou escolha outras conexões.',
  toNewest: 'Seguir as novas',
};
