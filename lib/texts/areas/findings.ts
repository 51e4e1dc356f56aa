export interface FindingTexts {
  readonly label: string;
  readonly severity: Readonly<Record<'error' | 'warning' | 'information', string>>;
  readonly showConnections: (count: number) => string;
  readonly more: (count: number) => string;
  readonly fewer: string;
}
