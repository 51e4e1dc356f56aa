// Two ends of an extension port, delivering in the next microtask as real ones deliver later.
import type { PortLike } from '../../lib/transport/link.ts';

export interface FakePort extends PortLike {
  readonly name: string;
}

export function fakePorts(name = ''): [FakePort, FakePort] {
  const listeners = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;
  const closers = [new Set<() => void>(), new Set<() => void>()] as const;
  let isOpen = true;
  const end = (own: 0 | 1): FakePort => {
    const other = own === 0 ? 1 : 0;
    return {
      name,
      postMessage(message) {
        if (!isOpen) throw new Error('Attempting to use a disconnected port object');
        const copy = structuredClone(message);
        queueMicrotask(() => {
          if (isOpen) for (const listener of listeners[other]) listener(copy);
        });
      },
      disconnect() {
        if (!isOpen) return;
        isOpen = false;
        queueMicrotask(() => {
          for (const closer of closers[other]) closer();
        });
      },
      onMessage: { addListener: (listener) => void listeners[own].add(listener) },
      onDisconnect: { addListener: (listener) => void closers[own].add(listener) },
    };
  };
  return [end(0), end(1)];
}

/** Lets every message that is under way arrive. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}
