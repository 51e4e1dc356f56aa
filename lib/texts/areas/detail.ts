export interface DetailTexts {
  readonly label: string;
  readonly close: string;
  readonly tabs: Readonly<Record<'payload' | 'raw' | 'hex' | 'difference' | 'initiator' | 'connection', string>>;
  readonly copy: string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
  readonly notJson: string;
  readonly noPayload: string;
  readonly truncated: (keptBytes: number, allBytes: number) => string;
  readonly shownFirst: (shown: number, all: number, unit: 'characters' | 'bytes') => string;
  readonly nodeCount: (count: number, kind: 'array' | 'object') => string;
}
