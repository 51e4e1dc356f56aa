/** Trouble that the user can do something about: its message is one sentence and is printed without a stack. */
export class ExpectedError extends Error {
  override name = 'ExpectedError';
}
