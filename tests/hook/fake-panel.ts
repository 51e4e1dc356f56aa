// A panel and the way to it, as the recorder sees them: batches arrive later, or never when the link breaks.
import type { Channel } from '../../lib/hook/channel.ts';
import type { Recorder } from '../../lib/hook/recorder.ts';
import { type Batch, parseBatch, unpackBatch } from '../../lib/protocol/batch.ts';
import type { SessionEvent, SessionEventOf } from '../../lib/protocol/events.ts';
import { eventsAfter } from '../../lib/transport/realm-reader.ts';

export interface FakePanel {
  readonly channel: Pick<Channel, 'post' | 'postAtOnce' | 'isAwaited'>;
  /** All that the panel holds, in order of arrival. */
  readonly events: readonly SessionEvent[];
  /** Faults of the hook: refused parts, holes between batches. */
  readonly faults: readonly string[];
  attach(recorder: Recorder): void;
  pull(recorder: Recorder): void;
  /** The oldest batch under way arrives; false when there is none. */
  deliver(): boolean;
  /** The link breaks: what is under way is gone. */
  cut(recorder: Recorder): void;
  /** It will come, if the page lives long enough. */
  promise(): void;
  /** A panel that knows nothing takes the place of this one. */
  restart(): void;
}

export function createFakePanel(): FakePanel {
  const underWay: Batch[] = [];
  const events: SessionEvent[] = [];
  const faults: string[] = [];
  let received = -1;
  let isLinked = false;
  let isAwaited = false;

  function take(input: unknown): void {
    const parsed = parseBatch(input);
    if (parsed === null) {
      faults.push('no batch');
      return;
    }
    const { batch } = parsed;
    const unpacked = unpackBatch(batch);
    if (parsed.refused + unpacked.refused > 0) faults.push('refused');
    if (batch.first > received + 1) faults.push(`hole before ${batch.first}`);
    events.push(...eventsAfter(received, unpacked.events));
    received = Math.max(received, batch.last);
  }

  return {
    events,
    faults,
    channel: {
      isAwaited: () => isAwaited,
      post: (post) => {
        if (isLinked && post.type === 'batch') underWay.push(structuredClone(post));
      },
      postAtOnce: (batch) => {
        while (underWay.length > 0) take(underWay.shift());
        take(structuredClone(batch));
      },
    },
    attach(recorder) {
      isLinked = true;
      isAwaited = true;
      recorder.attach(received);
      recorder.pull(received);
    },
    pull: (recorder) => recorder.pull(received),
    deliver() {
      const batch = underWay.shift();
      if (batch !== undefined) take(batch);
      return batch !== undefined;
    },
    cut(recorder) {
      underWay.length = 0;
      isLinked = false;
      isAwaited = false;
      recorder.detach();
    },
    promise() {
      isAwaited = true;
    },
    restart() {
      events.length = 0;
      received = -1;
    },
  };
}

/** The sequences that a dropped-event says are gone. */
export function droppedRange({ sequence, count }: SessionEventOf<'events-dropped'>): { first: number; last: number } {
  return { first: sequence - count + 1, last: sequence };
}
