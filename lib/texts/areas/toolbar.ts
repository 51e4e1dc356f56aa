export interface ToolbarTexts {
  readonly label: string;
  readonly pause: string;
  readonly record: string;
  readonly clear: string;
  readonly filter: string;
  readonly filterHint: string;
  /** Of a pattern in the filter or in the search. */
  readonly slowPattern: string;
  readonly suggestions: string;
  readonly savedFilters: string;
  readonly saveFilter: string;
  readonly forgetFilter: string;
  readonly invert: string;
  readonly invertHint: string;
  readonly hideHeartbeats: string;
  readonly hideHeartbeatsHint: string;
  readonly keepLog: string;
  readonly keepLogHint: string;
  readonly keepCaptures: string;
  readonly settings: string;
  readonly languages: Readonly<Record<'auto' | 'en' | 'pt-BR', string>>;
  readonly save: string;
}
