import type { DebugWish } from '../../checks/debug-wish.ts';
import type { DebugFacts, DebugTexts } from '../areas/debug.ts';
import { duration, number, plural } from './words.ts';

export const debug: DebugTexts = {
  title: 'debugMode',
  intro:
    'Define a propriedade no cliente da página e conta se a página alguma vez a lê. Só chamadas deste painel fazem isso; ao desligar, o objeto fica como era.',
  brief: (wish) => {
    const { look, isWanted } = wish;
    if (look?.state === 'refused') return 'recusado';
    if (!isWanted) return look?.state === 'missing' ? 'não encontrado' : 'desligado';
    if (look === null || look.state === 'off') return 'perguntando…';
    if (look.state === 'missing') return 'aguardando';
    if (look.state === 'assigned') return 'ligado';
    if (look.state !== 'on') return 'sem resposta';
    return look.reads === 0 ? 'nunca lido' : `lido ${number(look.reads)} ×`;
  },
  toggleHint: 'Definir debugMode no cliente JavaScript da página',
  statusHint: 'O que resultou, e opções',
  language: { javascript: 'Cliente JavaScript', python: 'Cliente Python' },
  sentence,
  undo: 'Desfazer',
  keep: 'Definir de novo após recarregar',
  keepHint: 'Também espera por um objeto que ainda não existe',
  mirror: 'Espelhar mensagens no console da página',
  mirrorHint: 'Decodificadas, a partir de agora, cada uma marcada com [Tapewire]; no máximo 50 linhas por vez',
};

function sentence(facts: DebugFacts): string {
  const { wish, path, property, isKept } = facts;
  const { look, isWanted } = wish;
  if (look?.state === 'refused') return `${path} não aceita ${property}: ${look.error}.`;
  if (look?.state === 'missing') return missing(facts, look.why, isWanted && isKept);
  if (!isWanted)
    return wish.hasBeenSet ? 'Desligado de novo: a página foi deixada, ou ele foi removido.' : 'Não foi ligado daqui.';
  if (look === null || look.state === 'off') return 'Perguntando à página…';
  if (look.state === 'unreachable') return 'A página não responde.';
  if (look.state === 'assigned') {
    return look.before === 'accessor'
      ? `Ligado, por um setter que a página tem para ${property}: ela conhece a propriedade. Leituras não são contadas.`
      : `Ligado. ${property} não pode ser redefinida, por isso leituras não podem ser contadas.`;
  }
  return look.reads > 0 ? wasRead(facts, look.reads) : neverRead(facts, wish);
}

function missing({ path }: DebugFacts, why: 'object' | 'interpreter' | 'worker', isWaiting: boolean): string {
  const what = {
    object: `Não há objeto em ${path}.`,
    interpreter: 'A página não tem um interpretador Python que se possa encontrar.',
    worker: 'O Python roda em um worker, onde o painel não pode definir nada.',
  }[why];
  return isWaiting ? `${what} Será definido assim que houver.` : what;
}

function wasRead({ property, readAt, sinceMs }: DebugFacts, reads: number): string {
  const where = readAt === null ? '' : `, primeiro em ${readAt}`;
  return `Ligado há ${duration(sinceMs)}. A página leu ${property} ${plural(reads, 'vez', 'vezes')}${where}. O que ela registra por isso está no Console; um painel não pode lê-lo.`;
}

function neverRead({ path, property, sinceMs, messageCount }: DebugFacts, { look }: DebugWish): string {
  const so = `Definido, mas nunca lido: nem uma vez em ${duration(sinceMs)}, enquanto ${plural(messageCount, 'mensagem passou', 'mensagens passaram')}`;
  const { isMentioned, methodCount } = look?.state === 'on' ? look : { isMentioned: null, methodCount: 0 };
  if (isMentioned === false) {
    return `${so}. Nenhuma função de ${path} menciona ${property} (${number(methodCount)} examinadas): até agora nada resultou disso.`;
  }
  return isMentioned === true ? `${so}. O código de ${path} menciona ${property}; portanto ainda pode ser.` : `${so}.`;
}
