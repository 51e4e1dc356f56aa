// What is wrong with a schema that a user typed. The words are in the texts.

export type SchemaProblem =
  | { readonly kind: 'no-name' }
  /** Neither a URL nor a field: it would claim every message of every page. */
  | { readonly kind: 'no-condition' }
  | { readonly kind: 'too-long'; readonly limit: number }
  /** `line` counts from 1. */
  | { readonly kind: 'not-json'; readonly line: number }
  /** At `path` there is neither an object nor true or false. */
  | { readonly kind: 'not-a-schema'; readonly path: string }
  | { readonly kind: 'unknown-type'; readonly path: string; readonly found: string }
  /** A keyword whose value is of the wrong type. */
  | { readonly kind: 'wrong-keyword'; readonly path: string; readonly expected: 'list' | 'object' | 'text' }
  | { readonly kind: 'bad-pattern'; readonly path: string }
  | { readonly kind: 'bad-reference'; readonly path: string; readonly found: string }
  /** References that come back to where they began without going into the message. */
  | { readonly kind: 'endless'; readonly path: string }
  | { readonly kind: 'too-deep' };
