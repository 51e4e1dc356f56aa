export interface DriftFacts {
  readonly kind: 'unknown-type' | 'missing' | 'extra' | 'mistyped';
  readonly expected: string | null;
  readonly found: string | null;
}

export interface DetailTexts {
  readonly label: string;
  readonly close: string;
  readonly tabs: Readonly<
    Record<'payload' | 'raw' | 'hex' | 'difference' | 'initiator' | 'connection' | 'note', string>
  >;
  readonly copy: string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
  readonly format: string;
  readonly formatHint: string;
  readonly readAs: (format: string) => string;
  readonly producer: Readonly<Record<'javascript' | 'python', string>>;
  readonly producerHint: string;
  readonly replyAfter: (duration: string) => string;
  readonly replyTo: (duration: string) => string;
  readonly noReply: string;
  readonly noRequest: string;
  readonly driftTitle: (count: number) => string;
  readonly drift: (drift: DriftFacts) => string;
  readonly notDecoded: (format: string) => string;
  readonly tooLong: string;
  readonly notJson: string;
  readonly noPayload: string;
  readonly truncated: (keptBytes: number, allBytes: number) => string;
  readonly shownFirst: (shown: number, all: number, unit: 'characters' | 'bytes') => string;
  readonly nodeCount: (count: number, kind: 'array' | 'object') => string;
}
