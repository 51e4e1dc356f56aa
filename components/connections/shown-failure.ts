import type { Connection } from '../../lib/model/connection.ts';
import type { AppState } from '../../lib/state/app-state.ts';
import { isCauseAwaited } from '../../lib/state/awaited-cause.ts';
import type { ShownFailure } from '../../lib/texts/shown-failure.ts';

/** The failure as every part of the panel tells it. Only while a cause may still come does this follow the clock. */
export function shownFailureOf(connection: Connection, { session, clock }: AppState): ShownFailure | null {
  const { failure } = connection;
  if (failure?.cause !== 'unknown' || session.status.value !== 'attached') return failure;
  const isAwaited = isCauseAwaited(connection, session.view.value.attachedAt, clock.value);
  return isAwaited ? { ...failure, cause: 'awaited' } : failure;
}
