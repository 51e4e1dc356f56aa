// How many steps the browser may take at most to find that a text does not match. It tries one way after the other, so that
// what can be matched in several ways multiplies what follows it. Never too few; often far too many. Pure.
import { ANYTHING, createFirstOf, type FirstOf } from './first-characters.ts';
import { canBeEmpty, type PatternNode, type RepeatNode } from './pattern-node.ts';

/** What is tried once the part before has matched. */
interface Rest {
  /** At most, until it has failed. */
  readonly steps: number;
  /** What it may begin with: before any other character it fails at once. */
  readonly first: bigint;
  /** It cannot fail: then nothing before it is tried in another way. `each-time`: but it is come to again and again. */
  readonly end?: 'once' | 'each-time';
}

/** Repeats of more are counted as if they had no end. */
const MANY = 100;
/** Of a pattern that holds itself too often to be counted. */
const MAX_VISITS = 20_000;

export type StepsIn = (textLength: number) => number;

export function stepsOf(pattern: RegExp, node: PatternNode): StepsIn {
  const firstOf = createFirstOf(pattern);
  const isAtStart = !pattern.flags.includes('m') && beginsAtStart(node);
  return (length) => {
    const steps = stepsFromOnePlace(node, length, firstOf);
    return isAtStart ? steps : steps * length;
  };
}

function beginsAtStart(node: PatternNode): boolean {
  if (node.kind === 'edge') return node.source === '^';
  if (node.kind === 'choice') return node.options.every(beginsAtStart);
  return node.kind === 'sequence' && node.parts[0] !== undefined && beginsAtStart(node.parts[0]);
}

function stepsFromOnePlace(pattern: PatternNode, length: number, firstOf: FirstOf): number {
  let visits = 0;

  function before(node: PatternNode, rest: Rest): Rest {
    if (++visits > MAX_VISITS) return { steps: Infinity, first: ANYTHING };
    switch (node.kind) {
      case 'character':
        return { steps: rest.steps + 1, first: firstOf(node, 0n) };
      case 'sequence':
        return node.parts.reduceRight((behind, part) => before(part, behind), rest);
      case 'choice':
        return eitherOf(node.options.map((option) => before(option, rest)));
      case 'edge':
        return { steps: rest.steps + 1, first: rest.first };
      case 'look': {
        const body = node.isBehind ? backwards(node.body) : node.body;
        const { steps } = before(body, { steps: 1, first: ANYTHING, end: 'each-time' });
        return { steps: steps + rest.steps, first: ANYTHING };
      }
      case 'again':
        return { steps: length + rest.steps, first: ANYTHING };
      case 'repeat':
        return beforeRepeat(node, rest);
    }
  }

  function beforeRepeat({ body, min, max }: RepeatNode, rest: Rest): Rest {
    let behind = rest;
    if (max > MANY) behind = beforeLoop(body, Math.min(length, max - min), rest);
    else for (let count = min; count < max; count++) behind = eitherOf([before(body, behind), rest]);
    for (let count = 0; count < min && behind.steps < Infinity; count++) behind = before(body, behind);
    return behind;
  }

  function beforeLoop(body: PatternNode, count: number, rest: Rest): Rest {
    if (rest.end !== undefined) return beforeLastLoop(body, count, rest);
    const inside = firstOf(body, 0n);
    const first = inside | rest.first;
    const isClear = !canBeEmpty(body) && (inside & rest.first) === 0n && isUnambiguous(body, first, firstOf);
    if (isClear) return { steps: count * 2 * sizeOf(body) + 2 * rest.steps, first };
    if (body.kind === 'character') return { steps: (count + 1) * (rest.steps + 1), first };
    return { steps: Infinity, first };
  }

  /** It matches whatever it meets, so that what it takes is not looked at again. */
  function beforeLastLoop(body: PatternNode, count: number, { steps, end }: Rest): Rest {
    const again = before(body, { steps: 1, first: ANYTHING, end: 'each-time' }).steps;
    const isPaid = end === 'once' && body.kind === 'character';
    return { steps: steps + (isPaid ? 1 : count * again), first: ANYTHING, ...(end && { end }) };
  }

  return before(pattern, { steps: 1, first: ANYTHING, end: 'once' }).steps;
}

function eitherOf(rests: readonly Rest[]): Rest {
  return {
    steps: rests.reduce((sum, { steps }) => sum + steps, 1),
    first: rests.reduce((first, rest) => first | rest.first, 0n),
  };
}

/** Whether the next character always says which way to go, when `behind` may follow. */
function isUnambiguous(node: PatternNode, behind: bigint, firstOf: FirstOf): boolean {
  switch (node.kind) {
    case 'sequence':
      return node.parts.every((part, place) => {
        const follows = node.parts.slice(place + 1).reduceRight((first, next) => firstOf(next, first), behind);
        return isUnambiguous(part, follows, firstOf);
      });
    case 'choice': {
      const firsts = node.options.map((option) => firstOf(option, behind));
      const areApart = firsts.every((one, place) => firsts.slice(0, place).every((other) => (one & other) === 0n));
      return areApart && node.options.every((option) => isUnambiguous(option, behind, firstOf));
    }
    case 'repeat': {
      const { body, min, max } = node;
      const inside = firstOf(body, 0n);
      const isApart = min === max || (inside & behind) === 0n;
      return (
        isApart && !canBeEmpty(body) && isUnambiguous(body, min === max ? inside | behind : behind | inside, firstOf)
      );
    }
    case 'look':
    case 'again':
      return false;
    default:
      return true;
  }
}

function sizeOf(node: PatternNode): number {
  if (node.kind === 'sequence') return node.parts.reduce((sum, part) => sum + sizeOf(part), 1);
  if (node.kind === 'choice') return node.options.reduce((sum, option) => sum + sizeOf(option), 1);
  if (node.kind === 'repeat') return sizeOf(node.body) * (node.max > MANY ? 1 : Math.max(1, node.max)) + 1;
  return 1;
}

/** As it is matched when it looks behind. */
function backwards(node: PatternNode): PatternNode {
  if (node.kind === 'sequence') return { ...node, parts: node.parts.map(backwards).reverse() };
  if (node.kind === 'choice') return { ...node, options: node.options.map(backwards) };
  return node.kind === 'repeat' ? { ...node, body: backwards(node.body) } : node;
}
