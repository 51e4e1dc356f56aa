/**
 * How often a property is tried: `few` times in each run of the suite, which notices what is plainly wrong, and as many
 * times more as `TAPEWIRE_FUZZ` says: 10 or 100 is for whoever changes a decoder.
 */
export function runs(few: number): number {
  const factor = Number(process.env.TAPEWIRE_FUZZ ?? 1);
  return Math.ceil(few * (factor > 0 ? factor : 1));
}
