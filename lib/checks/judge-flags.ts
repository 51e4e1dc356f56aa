// Whether what the page's clients believe of their connection is so. Pure.
import { wrongFlagsIn } from '../model/flags.ts';
import type { CheckResultOf, FlagHolder } from '../protocol/checks.ts';
import type { Judgement } from './judgement.ts';

const OPEN = 1;

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
  return wrongFlagsIn(holder).map(({ flag, readyState, isPassing }) => {
    const reason = { is: 'flag-stale', holder, flag, isOpen: readyState === 'open' } as const;
    return { verdict: isPassing ? 'warned' : 'failed', reason };
  });
}

function byVerdict(a: Judgement, b: Judgement): number {
  return Number(b.verdict === 'failed') - Number(a.verdict === 'failed');
}
