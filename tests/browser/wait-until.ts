export interface WaitOptions {
  readonly timeoutMs?: number;
  readonly intervalMs?: number;
}

/**
 * Polls until `probe` gives something other than null, undefined or false, and returns that. A probe that throws counts as
 * "not yet": its last error is told when the time is over. `what` completes the sentence "... did not happen: <what>".
 */
export async function waitUntil<Value>(
  what: string,
  probe: () => Value | Promise<Value>,
  { timeoutMs = 30_000, intervalMs = 50 }: WaitOptions = {},
): Promise<Exclude<Awaited<Value>, null | undefined | false>> {
  const deadline = performance.now() + timeoutMs;
  let lastError: unknown;
  do {
    try {
      const value = await probe();
      if (value !== null && value !== undefined && value !== false) {
        return value as Exclude<Awaited<Value>, null | undefined | false>;
      }
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  } while (performance.now() < deadline);
  throw new Error(`Within ${timeoutMs / 1000} s this did not happen: ${what}.`, { cause: lastError });
}
