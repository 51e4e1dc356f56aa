import type { Estimate } from '../../model/backoff/estimate.ts';
import type { Library } from '../../model/backoff/library-defaults.ts';
import type { RetryTexts } from '../areas/retries.ts';
import { format, number, plural } from './words.ts';

const { short } = format;

const GROWTHS = {
  fixed: 'sempre igual',
  linear: 'cresce por uma quantia fixa',
  exponential: 'cresce por um fator',
  list: 'uma lista de esperas',
  decorrelated: 'cresce ao acaso',
} as const;
const JITTERS = {
  none: 'sem variação aleatória',
  full: 'variação total',
  equal: 'variação pela metade',
  proportional: 'variação proporcional',
  additive: 'variação somada',
  decorrelated: 'variação descorrelacionada',
  unknown: 'variação desconhecida',
} as const;
const CERTAINTIES = { certain: 'certo', high: 'muito provável', medium: 'provável' } as const;

/** Each with its waits, and the options that set them. */
const LIBRARIES: Readonly<Record<Library, string>> = {
  'socket.io':
    'Socket.IO (1 s, dobrando até 5 s, metade a mais ou a menos; reconnectionDelay, reconnectionDelayMax, randomizationFactor)',
  phoenix: 'Phoenix (de 10 ms a 2 s em nove passos, depois 5 s; reconnectAfterMs)',
  signalr: 'SignalR (0, 2, 10 e 30 s, depois desiste; withAutomaticReconnect)',
  supabase: 'Supabase Realtime (1, 2 e 5 s, depois 10 s; reconnectAfterMs)',
  'graphql-ws': 'graphql-ws (1 s, dobrando, mais 0,3 a 3 s, cinco vezes; retryWait, retryAttempts)',
  'subscriptions-transport-ws': 'subscriptions-transport-ws (0,1 s, dobrando até 10 s, metade a mais ou a menos)',
  stompjs: 'STOMP.js (5 s a cada vez; reconnectDelay)',
  'mqtt.js': 'MQTT.js (1 s a cada vez; reconnectPeriod)',
  centrifuge:
    'Centrifuge (0,5 s mais uma parte aleatória de 0,5 s, dobrando até 20 s; minReconnectDelay, maxReconnectDelay)',
  'reconnecting-websocket':
    'reconnecting-websocket e partysocket (1 a 5 s, sorteados uma vez, depois 1,3 vez mais até 10 s; minReconnectionDelay, reconnectionDelayGrowFactor, maxReconnectionDelay)',
  joewalnes:
    'ReconnectingWebSocket (1 s, depois 1,5 vez mais até 30 s; reconnectInterval, reconnectDecay, maxReconnectInterval)',
};

/** What chance decides about is never said to be sure. */
const MOST_SAID = 0.99;
/** So probably right within a tenth, a number is said alone; else the range in which it lies nine times in ten. */
const KNOWN = 0.9;

function firstWait({ value, low, high, probability }: Estimate): string {
  return probability >= KNOWN ? short(value) : `entre ${short(low)} e ${short(high)}`;
}

export const retries: RetryTexts = {
  label: 'Tentativas',
  emptyTitle: 'Nenhuma reconexão',
  emptyHint:
    'Quando um cliente conecta de novo após uma falha ou um fim de conexão, as esperas aparecem aqui, ao lado da política se houver uma.',
  cards: (count, all) =>
    count === all ? plural(all, 'cliente', 'clientes') : `${number(count)} de ${plural(all, 'cliente', 'clientes')}`,
  policy: 'política',
  policyLabel: 'Política deste site',
  policyChosenBy: {
    user: 'escolhida para este site',
    messages: 'escolhida automaticamente: as mensagens são as da aplicação do guia',
  },
  policyNames: {
    none: 'nenhuma: as esperas não são julgadas',
    guide: 'do guia',
    'app-javascript': 'do app, JavaScript',
    'app-python': 'do app, Python',
    own: 'própria',
  },
  policyFields: { baseMs: 'Primeira espera, s', factor: 'Fator', capMs: 'Maior espera, s', maxRetries: 'Tentativas' },
  policyWords: ({ baseMs, factor, capMs, maxRetries }) =>
    `Primeira espera ${short(baseMs)}, fator ${number(factor, 2)}, no máximo ${short(capMs)}, ${maxRetries === null ? 'nunca desiste' : plural(maxRetries, 'tentativa', 'tentativas')}.`,
  attempts: (attempts, delays) =>
    `${plural(attempts, 'tentativa', 'tentativas')}. ${delays.length === 0 ? '' : `Esperou ${delays.map(short).join(', ')}.`}`,
  observed: ({ growth, base, factor, cap, jitter, certainty, probability, observed }) => {
    if (growth === 'unknown' || certainty === 'uncertain') {
      return `A regra não se deixa ver em ${plural(observed, 'espera', 'esperas')}.`;
    }
    const parts = [
      GROWTHS[growth],
      `primeira espera ${firstWait(base)}`,
      growth === 'exponential' && factor !== null && `fator ${number(factor.value, 2)}`,
      cap !== null && `no máximo ${short(cap.value)}`,
      JITTERS[jitter.kind],
    ].filter(Boolean);
    return `Observado: ${parts.join(', ')} (${plural(observed, 'espera', 'esperas')}, ${CERTAINTIES[certainty]}${probability === null ? '' : `, ${number(100 * Math.min(probability, MOST_SAID))} %`}).`;
  },
  libraryDefaults: ({ library, isKnownByWaits }) =>
    isKnownByWaits
      ? `Esperas assim são os padrões de ${LIBRARIES[library]}.`
      : `Dentro dos padrões de ${LIBRARIES[library]}.`,
  tally: ({ waits, tooLate, tooSoon }) => {
    if (waits === 0) return '';
    if (tooLate + tooSoon === 0) return `${plural(waits, 'espera', 'esperas')}: tudo como a política pede.`;
    const parts = [
      tooLate > 0 && `${number(tooLate)} longas demais`,
      tooSoon > 0 && `${number(tooSoon)} curtas demais`,
    ];
    return `De ${plural(waits, 'espera', 'esperas')}, ${parts.filter(Boolean).join(' e ')} para a política.`;
  },
  step: (retry) => `tentativa ${number(retry)}`,
  gaveUp: 'desistiu aqui',
  point: (retry, delayMs, expectedMs, wasHidden) =>
    `Tentativa ${number(retry)} após ${format.exact(delayMs)}${expectedMs === null ? '' : `; a política pede ${format.exact(expectedMs)}`}${wasHidden ? '; a página estava oculta' : ''}`,
  columns: {
    number: 'Tentativa',
    started: 'Início',
    ended: 'Fim',
    outcome: 'Resultado',
    delay: 'Esperou',
    expected: 'Política',
    verdict: 'Veredito',
  },
  verdict: ({ trigger, wasHidden, delayMs }, fit, share) => {
    if (delayMs === null) return '';
    if (trigger === 'page-shown') return 'a página voltou à vista';
    if (fit === 'too-late' && wasHidden) return 'a página estava oculta: o navegador atrasa timers';
    if (fit === null) return '';
    if (fit === 'as-expected') return 'como a política pede';
    return fit === 'too-late' ? `${number(share, 1)}× longa demais` : `${number(1 / share, 1)}× curta demais`;
  },
  earlier: (count) => plural(count, 'tentativa anterior', 'tentativas anteriores'),
  fewer: 'Mostrar menos',
};
