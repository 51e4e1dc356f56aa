export interface LatestTexts {
  readonly label: string;
  readonly connection: string;
  readonly direction: string;
  readonly type: string;
  readonly count: string;
  readonly age: string;
  readonly value: string;
  readonly leftOut: (messages: number) => string;
  readonly reading: string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
}
