import type { SessionEvent } from '../../lib/protocol/events.ts';
import type { FileSource } from '../../lib/session/bytes/read-text.ts';
import { type ReadFileOptions, type ReadReport, readFile } from '../../lib/session/read-file.ts';

/** A file with all of its events in one list. */
export async function readAll(
  source: FileSource,
  options: Omit<ReadFileOptions, 'onEvents'> = {},
): Promise<ReadReport & { readonly events: SessionEvent[] }> {
  const events: SessionEvent[] = [];
  const report = await readFile(source, {
    ...options,
    onEvents(batch) {
      for (const event of batch) events.push(event);
    },
  });
  return { ...report, events };
}
