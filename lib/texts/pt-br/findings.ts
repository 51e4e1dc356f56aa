import type { FindingTexts } from '../areas/findings.ts';
import { plural } from './words.ts';

export const findings: FindingTexts = {
  label: 'Diagnósticos',
  severity: { error: 'Problema', warning: 'Aviso', information: 'Nota' },
  showConnections: (count) => (count === 1 ? 'Mostrar' : count === 2 ? 'Mostrar as duas' : 'Mostrar todas'),
  more: (count) => `mais ${plural(count, 'diagnóstico', 'diagnósticos')}`,
  fewer: 'Mostrar menos',
};
