// Long work in slices: a panel that writes a million lines must still draw and scroll meanwhile.

/** About a frame: what a person does not notice. ms */
const SLICE_MS = 12;

/**
 * Asked after each piece of work: a promise once the slice is used up, which resolves when the page had its turn; else
 * nothing, so that going on costs next to nothing.
 */
export function createBreather(sliceMs = SLICE_MS): () => Promise<void> | undefined {
  let sliceEndsAt = performance.now() + sliceMs;
  return () => {
    if (performance.now() < sliceEndsAt) return undefined;
    return turn().then(() => {
      sliceEndsAt = performance.now() + sliceMs;
    });
  };
}

/** Not a timer: those of a hidden panel fire once a second. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
