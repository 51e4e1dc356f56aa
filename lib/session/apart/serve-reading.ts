// In a worker: unpacks, parses and checks a file for a page, which has the rest to do meanwhile.
import type { SessionEvent } from '../../protocol/events.ts';
import { readFile } from '../read-file.ts';
import { createPacker } from './packed-events.ts';
import type { ReadAnswer, ReadCall } from './read-calls.ts';

/** Events that go to the page at once: some ms of its work, since each message between threads has a price of its own. */
const LIST = 1_024;
/** Lists that the page has not taken yet before reading waits for it: enough to keep both busy. */
const AHEAD = 8;

export interface ReadingScope {
  addEventListener(type: 'message', listener: (event: { readonly data: ReadCall }) => void): void;
  postMessage(answer: ReadAnswer, transfer: Transferable[]): void;
}

/** Reads the one file that is asked for. */
export function serveReading(scope: ReadingScope): void {
  const pack = createPacker();
  let events: SessionEvent[] = [];
  let eventCount = 0;
  let readBytes = 0;
  let ahead = 0;
  let goOn: (() => void) | null = null;

  function tell(answer: ReadAnswer, transfer: Transferable[] = []): void {
    scope.postMessage(answer, transfer);
  }

  function give(): void {
    if (events.length === 0) return;
    const packed = pack(events);
    eventCount += events.length;
    events = [];
    ahead++;
    tell({ type: 'events', packed, readBytes, eventCount }, [packed.numbers.buffer, packed.bytes.buffer]);
  }

  /** Nothing while the page keeps up. */
  function whenTaken(): Promise<void> | undefined {
    if (ahead < AHEAD) return undefined;
    return new Promise((resolve) => {
      goOn = resolve;
    });
  }

  async function read({ source, name }: Extract<ReadCall, { type: 'read' }>): Promise<void> {
    try {
      const report = await readFile(source, {
        name,
        whenTaken,
        onEvents(read) {
          for (const event of read) events.push(event);
          if (events.length >= LIST) give();
        },
        onProgress(bytes) {
          readBytes = bytes;
        },
      });
      give();
      tell({ type: 'report', report });
    } catch (error) {
      tell({ type: 'failed', message: `${error}` });
    }
  }

  scope.addEventListener('message', ({ data }) => {
    if (data.type === 'read') {
      void read(data);
      return;
    }
    ahead--;
    goOn?.();
    goOn = null;
  });
}
