import type { FileSource } from '../bytes/read-text.ts';
import type { ReadFileOptions, ReadReport } from '../read-file.ts';
import { createUnpacker } from './packed-events.ts';
import type { ReadAnswer, ReadCall } from './read-calls.ts';

export type ReadingWorker = Pick<Worker, 'onmessage' | 'onerror' | 'postMessage' | 'terminate'>;

/**
 * As `readFile`, in a worker made by `create`: each list of events comes in a task of its own, so that the page answers
 * and draws in between. Rejects when the worker fails, and with the signal's reason when that is aborted.
 */
export function readApart(
  create: () => ReadingWorker,
  source: FileSource,
  options: Omit<ReadFileOptions, 'limits' | 'whenTaken'>,
): Promise<ReadReport> {
  const { signal, onEvents, onProgress, name = '' } = options;
  const unpack = createUnpacker();
  const { promise, resolve, reject } = Promise.withResolvers<ReadReport>();
  const worker = create();

  function say(call: ReadCall, transfer: Transferable[] = []): void {
    worker.postMessage(call, transfer);
  }

  function take(answer: ReadAnswer): void {
    switch (answer.type) {
      case 'events':
        onEvents(unpack(answer.packed));
        onProgress?.(answer.readBytes, answer.eventCount);
        say({ type: 'taken' });
        return;
      case 'report':
        resolve(answer.report);
        return;
      case 'failed':
        reject(new Error(answer.message));
    }
  }

  const onAbort = (): void => reject(signal?.reason);
  worker.onmessage = ({ data }: MessageEvent<ReadAnswer>) => {
    try {
      take(data);
    } catch (error) {
      reject(error);
    }
  };
  worker.onerror = ({ message }) => reject(new Error(message));
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted === true) onAbort();
  else say({ type: 'read', source, name }, source instanceof ReadableStream ? [source] : []);
  return promise.finally(() => {
    worker.onmessage = null;
    signal?.removeEventListener('abort', onAbort);
    worker.terminate();
  });
}
