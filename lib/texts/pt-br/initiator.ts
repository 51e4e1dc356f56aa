import type { InitiatorTexts, OpenerTexts } from '../areas/initiator.ts';

export const opener: OpenerTexts = {
  short: { javascript: 'JS', python: 'Py', unknown: '?' },
  long: { javascript: 'JavaScript', python: 'Python (PyScript)', unknown: 'código desconhecido' },
  noPlace: 'local desconhecido',
};

export const initiator: InitiatorTexts = {
  opener: 'Aberta por',
  initiator: 'Causada por',
  openerHint: 'O código que chamou o construtor WebSocket',
  confidence: 'Confiança',
  confidences: { certain: 'certeza', high: 'alta', medium: 'média', none: 'desconhecida' },
  evidence: 'Evidência',
  rules: {
    'runtime-calls-constructor': 'O próprio runtime de Python chamou o construtor.',
    'pyscript-core-only': 'Só há código do PyScript na pilha: ele age em nome do Python.',
    'script-called-by-runtime': 'Um script chamou o construtor, e o runtime de Python chamou esse script.',
    'script-called-by-pyscript-core': 'Um script chamou o construtor, e o código do PyScript chamou esse script.',
    'script-only': 'Só há scripts da página na pilha.',
    'no-frames': 'A pilha estava vazia: não se sabe quem abriu.',
  },
  stack: 'Pilha no construtor',
  noStack: 'Nenhuma pilha foi capturada.',
  closeStack: 'Pilha de close()',
};
