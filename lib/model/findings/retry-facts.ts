// What the findings about retries know.

export interface RetryFacts {
  readonly 'delay-above-cap': {
    /** Waits that were longer than the policy allows, of all that were compared. */
    readonly count: number;
    readonly waits: number;
    readonly longestMs: number;
    readonly capMs: number;
  };
}
