// The page under inspection, as far as checks need it.

/** `apart`: beside the page's scripts, with its origin and its network but none of its objects. */
export type World = 'page' | 'apart';

/** `value` is a stranger's word. `error`: it threw, or the page did not answer. */
export type Evaluated = { readonly value: unknown } | { readonly error: string };

export interface InspectedPage {
  /** False where the browser has no world apart (Firefox): what needs one is then asked by the panel alone. */
  readonly hasWorldApart: boolean;
  /** Runs an expression in the top frame. Never rejects. */
  evaluate(expression: string, world: World): Promise<Evaluated>;
}
