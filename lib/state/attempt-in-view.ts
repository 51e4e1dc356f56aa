// The attempt that somebody wants to see among the retries of its client.
import { createModel, signal } from '@preact/signals';
import type { ConnectionId } from '../protocol/identifiers.ts';

export const AttemptInView = createModel(() => {
  /** A new object each time one is asked for, so that the same is shown again. */
  const current = signal<{ readonly connectionId: ConnectionId } | null>(null);
  return {
    current,
    show(connectionId: ConnectionId) {
      current.value = { connectionId };
    },
  };
});
