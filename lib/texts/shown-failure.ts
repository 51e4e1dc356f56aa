import type { Failure } from '../model/connection.ts';

/** A failure in the panel's words: `awaited` while the witness that may know the cause is still being asked. */
export type ShownFailure = Omit<Failure, 'cause'> & { readonly cause: Failure['cause'] | 'awaited' };
