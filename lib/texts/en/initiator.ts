import type { InitiatorTexts, OpenerTexts } from '../areas/initiator.ts';

export const opener: OpenerTexts = {
  short: { javascript: 'JS', python: 'Py', unknown: '?' },
  long: { javascript: 'JavaScript', python: 'Python (PyScript)', unknown: 'unknown code' },
  noPlace: 'place unknown',
};

export const initiator: InitiatorTexts = {
  opener: 'Opened by',
  initiator: 'Caused by',
  openerHint: 'The code that called the WebSocket constructor',
  confidence: 'Confidence',
  confidences: { certain: 'certain', high: 'high', medium: 'medium', none: 'unknown' },
  evidence: 'Evidence',
  rules: {
    'runtime-calls-constructor': 'The Python runtime itself called the constructor.',
    'pyscript-core-only': 'Only PyScript’s own code is on the stack: it acts for Python.',
    'script-called-by-runtime': 'A script called the constructor, and the Python runtime had called that script.',
    'script-called-by-pyscript-core':
      'A script called the constructor, and PyScript’s own code had called that script.',
    'script-only': 'Only scripts of the page are on the stack.',
    'no-frames': 'The stack was empty: who opened this is not known.',
  },
  stack: 'Stack at the constructor',
  noStack: 'No stack was captured.',
  closeStack: 'Stack of close()',
};
