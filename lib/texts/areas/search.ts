export interface SearchTexts {
  readonly label: string;
  /** `at` from 1, or 0 while none is looked at; `others` are in rows that are not shown. */
  readonly found: (at: number, count: number, others: number) => string;
  readonly next: string;
  readonly previous: string;
  readonly close: string;
}
