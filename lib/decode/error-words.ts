// Types by which applications say that something failed. Pure.

/** `error`, `scanner_error`, `phx_error`. */
const ERROR_TYPE = /(?:^|[^a-zA-Z])error$/i;
const CAMEL_ERROR_TYPE = /[a-z]Error$/;

export function namesError(typeLabel: string | null): boolean {
  if (typeLabel === null) return false;
  const last = typeLabel[typeLabel.length - 1];
  // All but few types end in another letter.
  if (last !== 'r' && last !== 'R') return false;
  return ERROR_TYPE.test(typeLabel) || CAMEL_ERROR_TYPE.test(typeLabel);
}
