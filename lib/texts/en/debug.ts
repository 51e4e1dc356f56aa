import type { DebugWish } from '../../checks/debug-wish.ts';
import type { DebugFacts, DebugTexts } from '../areas/debug.ts';
import { duration, number, plural } from './words.ts';

export const debug: DebugTexts = {
  title: 'debugMode',
  intro:
    'Sets the property on the page’s client and counts whether the page ever reads it. Only calls from this panel do that; switched off, the object is as it was.',
  brief: (wish) => {
    const { look, isWanted } = wish;
    if (look?.state === 'refused') return 'refused';
    if (!isWanted) return look?.state === 'missing' ? 'not found' : 'off';
    if (look === null || look.state === 'off') return 'asking…';
    if (look.state === 'missing') return 'waiting';
    if (look.state === 'assigned') return 'on';
    if (look.state !== 'on') return 'no answer';
    return look.reads === 0 ? 'never read' : `read ${number(look.reads)} ×`;
  },
  toggleHint: 'Set debugMode on the page’s JavaScript client',
  statusHint: 'What came of it, and options',
  language: { javascript: 'JavaScript client', python: 'Python client' },
  sentence,
  undo: 'Undo',
  keep: 'Set again after a reload',
  keepHint: 'Also waits for an object that is not there yet',
  mirror: 'Mirror messages into the page’s console',
  mirrorHint: 'Decoded, from now on, each marked [Tapewire]; at most 50 lines at once',
};

function sentence(facts: DebugFacts): string {
  const { wish, path, property, isKept } = facts;
  const { look, isWanted } = wish;
  if (look?.state === 'refused') return `${path} cannot take ${property}: ${look.error}.`;
  if (look?.state === 'missing') return missing(facts, look.why, isWanted && isKept);
  if (!isWanted)
    return wish.hasBeenSet ? 'Off again: the page was left, or it was taken away.' : 'Not switched on from here.';
  if (look === null || look.state === 'off') return 'Asking the page…';
  if (look.state === 'unreachable') return 'The page does not answer.';
  if (look.state === 'assigned') {
    return look.before === 'accessor'
      ? `On, by a setter that the page has for ${property}: it knows the property. Readings are not counted.`
      : `On. ${property} may not be redefined, so readings cannot be counted.`;
  }
  return look.reads > 0 ? wasRead(facts, look.reads) : neverRead(facts, wish);
}

function missing({ path }: DebugFacts, why: 'object' | 'interpreter' | 'worker', isWaiting: boolean): string {
  const what = {
    object: `There is no object at ${path}.`,
    interpreter: 'The page has no Python interpreter that could be found.',
    worker: 'Python runs in a worker, where the panel cannot set anything.',
  }[why];
  return isWaiting ? `${what} It will be set as soon as there is.` : what;
}

function wasRead({ property, readAt, sinceMs }: DebugFacts, reads: number): string {
  const where = readAt === null ? '' : `, first at ${readAt}`;
  return `On for ${duration(sinceMs)}. The page has read ${property} ${plural(reads, 'time', 'times')}${where}. What it logs because of that is in the Console; a panel cannot read it.`;
}

function neverRead({ path, property, sinceMs, messageCount }: DebugFacts, { look }: DebugWish): string {
  const so = `Set, but never read: not once in ${duration(sinceMs)}, while ${plural(messageCount, 'message', 'messages')} passed`;
  const { isMentioned, methodCount } = look?.state === 'on' ? look : { isMentioned: null, methodCount: 0 };
  if (isMentioned === false) {
    return `${so}. No function of ${path} mentions ${property} (${number(methodCount)} looked through): nothing has come of it so far.`;
  }
  return isMentioned === true ? `${so}. Code of ${path} mentions ${property}, so it may still be.` : `${so}.`;
}
