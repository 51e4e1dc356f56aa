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
}
