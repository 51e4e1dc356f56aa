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
  notLoadedTitle: 'Não foi possível carregar esta vista',
  notLoadedHint: 'A extensão provavelmente foi atualizada. Feche o DevTools e abra de novo.',
  findingCount: (count, severity) => plural(count, SEVERITIES[severity][0], SEVERITIES[severity][1]),
};
