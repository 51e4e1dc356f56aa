import type { MainTexts } from '../areas/main.ts';
import { plural } from './words.ts';

const SEVERITIES = {
  error: ['problema', 'problemas'],
  warning: ['aviso', 'avisos'],
  information: ['nota', 'notas'],
} as const;

export const main: MainTexts = {
  label: 'Vistas da sessão',
  tabs: {
    messages: 'Mensagens',
    latest: 'Últimos',
    timeline: 'Linha do tempo',
    retries: 'Tentativas',
    findings: 'Diagnósticos',
    checks: 'Verificações',
  },
  findingCount: (count, severity) => plural(count, SEVERITIES[severity][0], SEVERITIES[severity][1]),
};
