import type { ConnectionListTexts } from '../areas/connections.ts';
import { portugueseCause } from './cause.ts';
import { duration, plural } from './words.ts';

export const connections: ConnectionListTexts = {
  label: 'Conexões',
  all: 'Todas as conexões',
  tally: (open, closed) => `${plural(open, 'aberta', 'abertas')} · ${plural(closed, 'fechada', 'fechadas')}`,
  state: { connecting: 'conectando', open: 'aberta', closing: 'fechando', closed: 'fechada' },
  openFor: (ms) => `aberta há ${duration(ms)}`,
  connectingFor: (ms) => `conectando há ${duration(ms)}`,
  closedAfter: (ms) => (ms === null ? 'fechada' : `fechada · ${duration(ms)}`),
  endedWithPage: 'fechada com a página',
  notSeenSince: 'não vista desde que a página saiu',
  networkOnly: 'só na rede',
  networkOnlyHint: 'Vista só pela camada de rede, não pela página: código e motivo do fechamento são desconhecidos',
  failedAfter: (failure, ms) => portugueseCause.short(failure) + (ms === null ? '' : ` · ${duration(ms)}`),
  counts: (received, sent) => `${plural(received, 'recebida', 'recebidas')}, ${plural(sent, 'enviada', 'enviadas')}`,
  rate: (highest) => `Mensagens ao longo do tempo, no máximo ${highest} por segundo`,
  number: (value) => `conexão ${value}`,
  duplicate: 'duplicada',
  older: (count) => plural(count, 'tentativa mais antiga', 'tentativas mais antigas'),
  emptyTitle: 'Nenhum WebSocket ainda',
  emptyHint: 'As conexões aparecem aqui assim que a página abrir uma.',
};
