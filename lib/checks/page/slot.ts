// Run in the page from their own text: they may use nothing but their arguments and the platform. A call from outside
// cannot wait for a promise, so its result lies in a slot until it is fetched.

/** Starts a task; its result will lie under a registered symbol of this name. */
export function startInSlot(name: string, task: () => unknown): boolean {
  const slot: { state: string; value?: unknown; error?: string } = { state: 'pending' };
  Object.defineProperty(globalThis, Symbol.for(name), { value: slot, configurable: true });
  Promise.resolve()
    .then(task)
    .then(
      (value) => {
        slot.value = value;
        slot.state = 'done';
      },
      (error) => {
        slot.error = String(error).slice(0, 4096);
        slot.state = 'failed';
      },
    );
  return true;
}

/** What lies there; it is taken away once it is done, or in any case when nobody will ask again. */
export function readSlot(name: string, isLastTime: boolean): object {
  const key = Symbol.for(name);
  const scope = globalThis as unknown as Record<symbol, { state: string } | undefined>;
  const slot = scope[key];
  if (slot === undefined) return { state: 'gone' };
  if (slot.state !== 'pending' || isLastTime) delete scope[key];
  return slot;
}
