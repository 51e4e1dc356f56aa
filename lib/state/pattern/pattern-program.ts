// A pattern as a program for a machine that follows all its ways at once. Pure.
import type { EdgeSource, PatternNode, RepeatNode } from './pattern-node.ts';

export type Instruction =
  | { readonly does: 'take'; readonly source: string }
  | { readonly does: 'edge'; readonly source: EdgeSource }
  /** Goes on at both, the first of them preferred. */
  | { readonly does: 'fork'; first: number; second: number }
  | { readonly does: 'match' };

export type Program = readonly Instruction[];

/** What each character of a text may cost. */
const MAX_INSTRUCTIONS = 500;

/** Null for what no such machine can do, and for what would be too long. */
export function programOf(node: PatternNode): Program | null {
  const program: Instruction[] = [];
  let isPossible = true;

  function add(instruction: Instruction): void {
    if (program.length >= MAX_INSTRUCTIONS) isPossible = false;
    else program.push(instruction);
  }

  function write(one: PatternNode): void {
    if (!isPossible) return;
    if (one.kind === 'character') add({ does: 'take', source: one.source });
    else if (one.kind === 'edge') add({ does: 'edge', source: one.source });
    else if (one.kind === 'sequence') one.parts.forEach(write);
    else if (one.kind === 'choice') writeChoice(one.options);
    else if (one.kind === 'repeat') writeRepeat(one);
    else isPossible = false;
  }

  function writeChoice([option, ...others]: readonly PatternNode[]): void {
    if (option === undefined) return;
    if (others.length === 0) {
      write(option);
      return;
    }
    const fork = addFork();
    write(option);
    const end = addFork();
    fork.second = program.length;
    writeChoice(others);
    end.first = end.second = program.length;
  }

  function writeRepeat({ body, min, max, isGreedy }: RepeatNode): void {
    for (let count = 0; count < min && isPossible; count++) write(body);
    if (max === Infinity) {
      const start = program.length;
      const fork = addFork();
      write(body);
      const back = addFork();
      back.first = back.second = start;
      leave(fork, isGreedy);
      return;
    }
    const forks = [];
    for (let count = min; count < max && isPossible; count++) {
      forks.push(addFork());
      write(body);
    }
    for (const fork of forks) leave(fork, isGreedy);
  }

  function addFork() {
    const next = program.length + 1;
    const fork = { does: 'fork' as const, first: next, second: next };
    add(fork);
    return fork;
  }

  function leave(fork: { first: number; second: number }, isGreedy: boolean): void {
    if (isGreedy) fork.second = program.length;
    else fork.first = program.length;
  }

  write(node);
  add({ does: 'match' });
  return isPossible ? program : null;
}
