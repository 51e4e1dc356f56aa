import type { AdviceTexts } from '../areas/advice.ts';

export const advice: AdviceTexts = {
  listLabel: 'Todos os diagnósticos',
  emptyTitle: 'Nenhum diagnóstico',
  emptyHint: 'O que há de errado com as conexões desta página aparece aqui, com a causa e o que fazer.',
  meaningTitle: 'O que significa',
  confidence: { certain: 'certo', likely: 'provável', uncertain: 'incerto' },
  confidenceHint: {
    certain: 'A causa foi vista.',
    likely: 'O que foi visto dificilmente tem outra causa.',
    uncertain: 'Algo foi visto; por que aconteceu, ou o que significa, não.',
  },
  remedyTitle: 'O que fazer',
  evidenceTitle: 'Evidências',
  connectionCount: (count) => (count === 1 ? '1 conexão' : `${count} conexões`),
  at: (time) => `desde ${time}`,
  showMessages: 'Mostrar as mensagens',
  evidence: {
    message: (time) => `mensagem de ${time}`,
    messageGone: 'uma mensagem que não está mais guardada',
    moment: {
      constructed: (of, time) => `nº ${of} construída às ${time}`,
      opened: (of, time) => `nº ${of} aberta às ${time}`,
      'close-requested': (of, time) => `nº ${of}: close() chamado às ${time}`,
      closed: (of, time) => `nº ${of} fechada às ${time}`,
    },
    attempt: (of, wait) => (wait === null ? `tentativa nº ${of}` : `tentativa nº ${of} após ${wait}`),
    sendFailure: (of, time) => `nº ${of}: send() às ${time}`,
    span: (from, until) => (until === null ? `de ${from} em diante` : `de ${from} a ${until}`),
  },
  aboutRule: 'Como isto é avaliado',
};
