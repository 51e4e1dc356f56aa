// A regular expression as a tree: what it costs, and how it can be matched otherwise, is told from this. Pure.

export type PatternNode =
  /** One character of the text; `source` is the pattern of it alone. */
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | RepeatNode
  | { readonly kind: 'edge'; readonly source: EdgeSource }
  /** Looks ahead or behind, and takes nothing. */
  | { readonly kind: 'look'; readonly body: PatternNode; readonly isBehind: boolean }
  /** What a group took before. */
  | { readonly kind: 'again' };

export type EdgeSource = '^' | '$' | '\\b' | '\\B';

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly body: PatternNode;
  readonly min: number;
  readonly max: number;
  readonly isGreedy: boolean;
}

export function canBeEmpty(node: PatternNode): boolean {
  if (node.kind === 'sequence') return node.parts.every(canBeEmpty);
  if (node.kind === 'choice') return node.options.some(canBeEmpty);
  if (node.kind === 'repeat') return node.min === 0 || canBeEmpty(node.body);
  return node.kind !== 'character';
}
