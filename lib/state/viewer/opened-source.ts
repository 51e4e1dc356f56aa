import type { EventSource } from '../event-source.ts';

/** The source of a session that was read from a file: all events are there, none will come. */
export const openedSource: EventSource = {
  subscribe(_onEvents, onStatus) {
    onStatus('file');
    return () => {};
  },
};
