/** Captures that were kept as they grew. */
export interface KeptTexts {
  readonly title: string;
  /** What is kept, where, and for how long. */
  readonly intro: (maxSessions: number, maxBytes: number) => string;
  readonly none: string;
  readonly failed: string;
  readonly columns: Readonly<Record<'page' | 'time' | 'messages' | 'findings' | 'size', string>>;
  readonly unknownPage: string;
  readonly growing: string;
  readonly evicted: (count: number) => string;
  readonly name: (page: string, time: string) => string;
  readonly open: (name: string) => string;
  readonly remove: string;
  readonly removeSure: string;
  readonly removeAll: string;
  readonly removeAllSure: (count: number) => string;
}

/** The page on which a session is opened from a file. */
export interface ViewerTexts {
  /** Button of the panel, and what it does. */
  readonly openSession: string;
  readonly openSessionHint: string;
  readonly intro: string;
  readonly drop: string;
  readonly dropNow: string;
  readonly choose: string;
  readonly kinds: string;
  readonly stays: string;
  readonly reading: (name: string) => string;
  readonly readSoFar: (eventCount: number, share: number) => string;
  readonly cancel: string;
  readonly another: string;
  readonly refused: (name: string) => string;
  readonly unreadable: string;
  readonly openedFile: string;
  readonly savedAt: (time: string) => string;
  readonly redacted: string;
  readonly notRedacted: string;
  readonly part: string;
  readonly problems: (count: number) => string;
  readonly kept: KeptTexts;
}
