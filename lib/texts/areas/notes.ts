/** Notes at a time, the name of a session, and what support needs. */
export interface NotesTexts {
  readonly title: string;
  readonly close: string;
  readonly open: string;
  /** In the grid, before its text. */
  readonly note: string;
  readonly at: (time: string) => string;
  readonly placeholder: string;
  readonly add: string;
  /** A moment that was noted by the button in the browser's toolbar. */
  readonly fromPage: string;
  readonly noPicture: string;
  readonly tooManyPictures: (most: number) => string;
  readonly picture: (time: string) => string;
  readonly enlarge: string;
  readonly withPicture: string;
  readonly earlier: string;
  readonly name: string;
  readonly nameHint: string;
  readonly support: string;
  readonly supportHint: string;
  /** What to do once the zip is saved. */
  readonly next: string;
}
