import type { GridTexts } from '../areas/grid.ts';
import { portugueseCause } from './cause.ts';
import { duration, number, plural } from './words.ts';

export const grid: GridTexts = {
  label: 'Mensagens',
  columns: {
    time: 'Hora',
    delta: 'Δ ms',
    connection: 'Con.',
    direction: 'Direção',
    type: 'Tipo',
    channel: 'Canal',
    format: 'Formato',
    size: 'Tam.',
    summary: 'Resumo',
  },
  columnMenu: 'Colunas',
  resetColumns: 'Restaurar colunas',
  sortedBy: (column, isDescending) => `Ordenado por ${column}, ${isDescending ? 'decrescente' : 'crescente'}`,
  rowMenu: 'Mensagens selecionadas',
  star: 'Marcar com estrela',
  starred: 'Com estrela',
  onlyConnection: 'Só esta conexão',
  selected: (count) => plural(count, 'linha selecionada', 'linhas selecionadas'),
  notDecoded: 'Não pôde ser decodificada: exibida como chegou',
  unknownType: 'Um tipo que o esquema não conhece',
  drifted: (count) => `${plural(count, 'diferença', 'diferenças')} em relação ao esquema do tipo`,
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
  takeInNewest: 'Ordenar de novo, com o que chegou depois',
  newRows: (count) => plural(count, 'nova', 'novas'),
};
