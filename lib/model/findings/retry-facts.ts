// What the findings about retries know. Waits and times are ms.

export interface RetryFacts {
  readonly 'delay-above-cap': {
    /** Waits that were longer than the policy allows, of all that were compared. */
    readonly count: number;
    readonly waits: number;
    readonly longestMs: number;
    readonly capMs: number;
  };
  readonly 'delay-below-policy': {
    readonly count: number;
    readonly waits: number;
    /** The wait that was shortest beside what the policy asks for. */
    readonly delayMs: number;
    readonly policyMs: number;
  };
  readonly 'fixed-delay': { readonly waits: number; readonly delayMs: number };
  readonly 'no-jitter': { readonly waits: number };
  readonly 'retry-storm': {
    readonly attempts: number;
    readonly withinMs: number;
    readonly allowedMs: number;
    /** Most followed a connection that the page had closed itself: no retries. */
    readonly isByPage: boolean;
  };
  readonly 'never-resets': {
    /** Successes after which the client waited as long as before them. */
    readonly count: number;
    readonly beforeMs: number;
    readonly afterMs: number;
    readonly firstMs: number;
    /** How long the last of these successes had held. */
    readonly heldMs: number;
  };
  readonly 'gave-up': { readonly retries: number; readonly allowed: number };
  readonly 'gave-up-early': {
    readonly retries: number;
    readonly allowed: number | null;
    readonly quietMs: number;
    readonly wasOpen: boolean;
    /** False where nobody chose one: how long the next wait may be is taken from what libraries do. */
    readonly hasPolicy: boolean;
  };
  readonly 'never-gives-up': { readonly retries: number; readonly allowed: number };
  readonly 'retry-after-clean-close': {
    readonly count: number;
    readonly by: 'server' | 'page';
    /** 1005: none was given. */
    readonly code: 1000 | 1005;
    readonly delayMs: number;
  };
  readonly 'connection-timeout-loop': {
    readonly attempts: number;
    /** How long each was left connecting. */
    readonly waitedMs: number;
    /** From one construction to the next, at the least and at the most. */
    readonly leastMs: number;
    readonly mostMs: number;
  };
  readonly 'clients-in-step': { readonly count: number; readonly apartMs: number; readonly delayMs: number };
  readonly 'hidden-page-delays': { readonly count: number; readonly longestMs: number; readonly policyMs: number };
  readonly 'connection-limit': {
    readonly refused: number;
    /** Connections to the same endpoint that were open at that time. */
    readonly open: number;
    readonly status: number | null;
  };
}
