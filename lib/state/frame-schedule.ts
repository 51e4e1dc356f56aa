/** Calls `run` once, soon; the returned function calls it off. */
export type Schedule = (run: () => void) => () => void;

/** A hidden panel gets no animation frames, but what arrives must still be folded. */
const HIDDEN_DELAY_MS = 250;

/** With the next animation frame, or after `HIDDEN_DELAY_MS` where none comes. */
export const scheduleFrame: Schedule = (run) => {
  let isDone = false;
  const finish = (call: boolean) => {
    if (isDone) return;
    isDone = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    if (call) run();
  };
  const frame = requestAnimationFrame(() => finish(true));
  const timer = setTimeout(() => finish(true), HIDDEN_DELAY_MS);
  return () => finish(false);
};
