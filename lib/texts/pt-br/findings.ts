import type { FindingTexts } from '../areas/findings.ts';
import { listOf, type Part } from '../parts.ts';
import { portugueseCause } from './cause.ts';
import { bytes, duration, number, plural } from './words.ts';

const COUNTS = ['Nenhuma', 'Uma', 'Duas', 'Três', 'Quatro', 'Cinco', 'Seis'];

export const findings: FindingTexts = {
  label: 'Diagnósticos',
  severity: { error: 'Problema', warning: 'Aviso', information: 'Nota' },
  duplicate: (facts) => [
    `${COUNTS[facts.connections.length] ?? facts.connections.length} conexões com `,
    { strong: facts.path },
    facts.isOver ? ' estiveram abertas ao mesmo tempo: ' : ' estão abertas ao mesmo tempo: ',
    ...listOf(
      facts.connections.map((connection): Part => ({ connection })),
      'e',
    ),
    `, por ${duration(facts.overlapMs)}. ${doubled(facts)}`,
  ],
  failure: ({ connection, failure, attempts, unexplained, isRecovered }) => [
    connection === undefined ? 'Uma conexão' : { connection },
    ` não conseguiu conectar${inBrackets(attempts, unexplained)}: `,
    portugueseCause.long(failure, connection?.endpoint.host ?? ''),
    isRecovered ? '. Uma tentativa posterior deu certo.' : '.',
  ],
  showBoth: (count) => (count === 2 ? 'Mostrar as duas' : 'Mostrar todas'),
  showAttempts: 'Mostrar tentativas',
  more: (count) => `mais ${plural(count, 'diagnóstico', 'diagnósticos')}`,
  fewer: 'Mostrar menos',
};

function inBrackets(attempts: number, unexplained: number): string {
  const parts = [
    (attempts > 1 || unexplained > 0) && plural(attempts, 'tentativa', 'tentativas'),
    unexplained > 0 && `e mais ${number(unexplained)} de causa desconhecida`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function doubled(facts: {
  evidence: string;
  broadcasts: number;
  doubledBroadcasts: number;
  doubledBytes: number;
}): string {
  if (facts.evidence === 'none' || facts.broadcasts === 0) return 'Nada chegou pelas duas até agora.';
  const what = facts.evidence === 'broadcast-id' ? 'transmissões chegaram' : 'mensagens chegaram';
  const cost = facts.doubledBytes > 0 ? ` (${bytes(facts.doubledBytes)} a mais)` : '';
  return `${number(facts.doubledBroadcasts)} de ${number(facts.broadcasts)} ${what} em dobro${cost}.`;
}
