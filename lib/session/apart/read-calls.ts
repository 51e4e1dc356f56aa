// What the page and the worker that reads a file for it say to each other.
import type { FileSource } from '../bytes/read-text.ts';
import type { ReadReport } from '../read-file.ts';
import type { PackedEvents } from './packed-events.ts';

/** To the worker: a file to read, then a word for each list of events that was taken. */
export type ReadCall =
  | { readonly type: 'read'; readonly source: FileSource; readonly name: string }
  | { readonly type: 'taken' };

/** From the worker. */
export type ReadAnswer =
  | {
      readonly type: 'events';
      readonly packed: PackedEvents;
      /** So far. */
      readonly readBytes: number;
      readonly eventCount: number;
    }
  | { readonly type: 'report'; readonly report: ReadReport }
  | { readonly type: 'failed'; readonly message: string };
