export interface CopyTexts {
  readonly kinds: Readonly<Record<'text' | 'json' | 'base64' | 'hex' | 'wscat', string>>;
  readonly more: string;
  readonly copied: (count: number, leftOut: number, cut: number) => string;
}
