// What the findings about ends of open connections, and about calls that came to nothing, know.

/** Ends of one kind, of one client. */
export interface EndFacts {
  readonly count: number;
  /** Null where no witness knew it. */
  readonly code: number | null;
  /** The reason that the last of them came with; empty where none did. */
  readonly reason: string;
  /** The network layer's own words on the last of them; null when it said nothing. */
  readonly text: string | null;
  /** ms that the last of them had been open. */
  readonly openMs: number;
  readonly isRecovered: boolean;
  /** Sent away soon after it came back, several times in a row. */
  readonly isInTurn: boolean;
}

export interface EndingFacts {
  readonly 'server-restarted': EndFacts;
  readonly 'server-going-away': EndFacts;
  readonly 'server-failed': EndFacts;
  readonly 'server-busy': EndFacts;
  readonly 'policy-violated': EndFacts;
  readonly 'message-too-big': EndFacts;
  readonly 'protocol-broken': EndFacts;
  readonly 'data-not-accepted': EndFacts;
  readonly 'application-close': EndFacts;
  readonly 'connection-lost': EndFacts;
  readonly 'broken-data': EndFacts;
  readonly 'closed-by-page': EndFacts;
  readonly 'strict-mode-flash': { readonly count: number; readonly heldMs: number };
  readonly 'protocol-mismatch': {
    readonly count: number;
    readonly scheme: string;
    readonly text: string | null;
    readonly kind: MismatchKind;
  };
  readonly 'constructor-threw': {
    readonly count: number;
    readonly text: string | null;
    readonly kind: ConstructorFault;
  };
}

/** `scheme`: no TLS where it is asked for, or the other way round; `http`: what answered speaks HTTP, and no WebSocket. */
export type MismatchKind = 'scheme' | 'http';

/** `address`: the URL or a subprotocol is no valid one; `security`: the browser forbids it; `page`: code of the page threw. */
export type ConstructorFault = 'address' | 'security' | 'page';

export interface CallFacts {
  readonly 'send-while-connecting': { readonly count: number };
  readonly 'send-after-close': { readonly count: number };
}
