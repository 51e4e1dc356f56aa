// Whether what the page's clients believe of their connection is so. Pure.
import type { CheckResultOf, FlagHolder } from '../protocol/checks.ts';
import type { Judgement } from './judgement.ts';

const CONNECTING = 0;
const OPEN = 1;
const CLOSING = 2;

export function judgeFlags({ holders, openUrls }: CheckResultOf<'flags'>): Judgement {
  const found = holders.filter((holder) => holder.found === 'object');
  if (found.length === 0) return { verdict: 'unclear', reason: { is: 'no-holder', holders } };
  const wrong = found.flatMap(wrongIn).toSorted(byVerdict)[0];
  if (wrong !== undefined) return wrong;
  const unseen = found.find(({ socket }) => socket?.readyState === OPEN && !openUrls.includes(socket.url));
  if (unseen !== undefined) return { verdict: 'unclear', reason: { is: 'socket-unseen', holder: unseen } };
  if (found.every(({ flags }) => flags.length === 0)) {
    return { verdict: 'unclear', reason: { is: 'no-flags', holders: found } };
  }
  return { verdict: 'passed', reason: { is: 'flags-agree', holders: found } };
}

function wrongIn(holder: FlagHolder): Judgement[] {
  const readyState = holder.socket?.readyState ?? null;
  return holder.flags.flatMap(({ name, value }) => {
    const isOfConnecting = /ing$/i.test(name);
    const is = readyState === (isOfConnecting ? CONNECTING : OPEN);
    if (value === is) return [];
    // A closing handshake that takes its time, or an attempt given up on: wrong, but the page will hear of it.
    const isPassing = isOfConnecting || readyState === CLOSING;
    const reason = { is: 'flag-stale', holder, flag: name, isOpen: readyState === OPEN } as const;
    return [{ verdict: isPassing ? 'warned' : 'failed', reason }];
  });
}

function byVerdict(a: Judgement, b: Judgement): number {
  return Number(b.verdict === 'failed') - Number(a.verdict === 'failed');
}
